-- Every claim: what a source says, in which words, on which line, and whether the fact made of it follows it.
SELECT c.claim_id, c.entity_id, coalesce(e.name, c.subject) AS entity, c.subject, c.subject_type, c.kind, c.form,
  c.value, CASE WHEN c.low = c.high THEN c.low END AS amount, c.low, c.high, c.unit, c.approx, c.object_id,
  o.name AS object, c.qualifiers, c.qualifiers['time'] AS time, c.hedged, c.document_id, d.name AS document,
  d.date AS document_date, d.producer, d.source_kind, c.line, c.quote, c.page, c.label,
  c.confidence, c.extractor, c.fact_id, c.side, c.place
FROM store.claims c
JOIN store.documents d USING (document_id)
LEFT JOIN store.entities e USING (entity_id)
LEFT JOIN store.entities o ON o.entity_id = c.object_id
ORDER BY c.place
