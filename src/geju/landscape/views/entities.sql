-- Every entity that a claim is about or names, with its names and how much is said of it.
SELECT e.entity_id, e.type, e.name, e.name_en, e.name_zh, e.names, e.known, e.part_of,
  coalesce(f.n_facts, 0) AS n_facts, coalesce(c.n_claims, 0) AS n_claims, coalesce(c.n_documents, 0) AS n_documents
FROM store.entities e
LEFT JOIN (SELECT entity_id, count(*) AS n_facts FROM store.facts GROUP BY ALL) f USING (entity_id)
LEFT JOIN (
  SELECT entity_id, count(*) AS n_claims, count(DISTINCT document_id) AS n_documents FROM store.claims GROUP BY ALL
) c USING (entity_id)
ORDER BY e.type, e.name, e.entity_id
