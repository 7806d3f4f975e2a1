-- Facts that claims speak against: the value taken, and each other value with the words that say it.
SELECT f.fact_id, f.entity_id, e.name AS entity, f.kind, f.slot, f.time, f.value, f.status, f.rule, f.reason,
  c.side, c.claim_id, c.value AS claimed, c.hedged, c.document_id, d.name AS document, c.line, c.quote, c.page, c.label,
  c.confidence
FROM store.facts f
JOIN store.entities e USING (entity_id)
JOIN store.claims c USING (fact_id)
JOIN store.documents d ON d.document_id = c.document_id
WHERE f.n_against > 0
ORDER BY f.place, c.side DESC, c.place
