-- How two claims about one thing stand to each other, worst first; the first is the one whose value was taken.
SELECT r.sort, r.fact_id, r.entity_id, e.name AS entity, e.type AS entity_type, r.kind, r.gap, r.weight,
  r.reason_en, r.reason_zh,
  a.claim_id AS a, a.value AS a_value, a.qualifiers AS a_qualifiers, a.quote AS a_quote, a.line AS a_line,
  a.document_id AS a_document_id, d.name AS a_document,
  b.claim_id AS b, b.value AS b_value, b.qualifiers AS b_qualifiers, b.quote AS b_quote, b.line AS b_line,
  b.document_id AS b_document_id, o.name AS b_document, r.place
FROM store.relations r
JOIN store.entities e USING (entity_id)
JOIN store.claims a ON a.claim_id = r.a
JOIN store.claims b ON b.claim_id = r.b
JOIN store.documents d ON d.document_id = a.document_id
JOIN store.documents o ON o.document_id = b.document_id
ORDER BY r.place
