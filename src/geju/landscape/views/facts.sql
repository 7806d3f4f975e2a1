-- Every fact: the value taken for one question about one entity, how sure it is, and of what changes [time, until).
SELECT f.fact_id, f.entity_id, e.name AS entity, e.type AS entity_type, f.kind, f.form, f.value,
  CASE WHEN f.low = f.high THEN f.low END AS amount, f.low, f.high, f.unit, f.approx, f.object_id, o.name AS object,
  CASE WHEN f.base_low = f.base_high THEN f.base_low END AS base_amount, f.base_low, f.base_high, f.base_unit, f.rate,
  f.rate_on, f.no_rate_en, f.no_rate_zh,
  f.slot, f.slot_ids, f.time, f.until, f.first_on, f.last_on, f.known_on, f.status, f.rule, f.reason, f.hedged, f.n_for, f.n_against, f.n_origins,
  f.chosen, c.quote, c.line, c.page, c.label, c.confidence, c.document_id, d.name AS document, f.place
FROM store.facts f
JOIN store.entities e USING (entity_id)
JOIN store.claims c ON c.claim_id = f.chosen
JOIN store.documents d ON d.document_id = c.document_id
LEFT JOIN store.entities o ON o.entity_id = f.object_id
ORDER BY f.place
