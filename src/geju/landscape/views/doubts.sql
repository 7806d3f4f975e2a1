-- Claims that cannot be right as they stand, each with the check that found it and its reason.
SELECT x.claim_id, x.name AS "check", x.reason_en, x.reason_zh, c.entity_id, e.name AS entity, c.kind, c.value, c.quote,
  c.line, c.page, c.label, c.document_id, d.name AS document, c.fact_id, c.side
FROM store.doubts x
JOIN store.claims c USING (claim_id)
JOIN store.entities e USING (entity_id)
JOIN store.documents d ON d.document_id = c.document_id
ORDER BY c.place
