-- What one thing is asked for by; made when the rows are in, which is cheaper than row by row.
CREATE INDEX names_by_name ON store.names (name);
CREATE INDEX claims_by_entity ON store.claims (entity_id);
CREATE INDEX facts_by_entity ON store.facts (entity_id);
CREATE INDEX relations_by_entity ON store.relations (entity_id);
