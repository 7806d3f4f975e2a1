-- The types of things, with how many entities there are of each.
SELECT t.type, t.label_en, t.label_zh, t.plural_en, t.plural_zh, count(e.entity_id) AS n_entities
FROM store.types t LEFT JOIN store.entities e USING (type) GROUP BY ALL ORDER BY t.type
