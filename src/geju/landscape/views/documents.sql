-- Every document that was read, where it came from, and how much it says.
SELECT d.document_id, d.name, d.title, d.producer, d.source_kind, d.date, d.url, d.licence, d.language, d.retrieved_on,
  d.currency, d.author, o.name AS copy_of, d.format, d.encoding, d.sha256, d.n_bytes, d.n_lines,
  coalesce(c.n_claims, 0) AS n_claims, coalesce(c.n_entities, 0) AS n_entities
FROM store.documents d
LEFT JOIN (
  SELECT document_id, count(*) AS n_claims, count(DISTINCT entity_id) AS n_entities FROM store.claims GROUP BY ALL
) c USING (document_id)
LEFT JOIN store.documents o ON o.document_id = d.copy_of
ORDER BY d.name
