-- Which model has which score on which benchmark, under which protocol.
SELECT f.fact_id, f.entity_id AS model_id, e.name AS model, f.slot_ids['benchmark'] AS benchmark_id,
  f.slot['benchmark'] AS benchmark, f.slot['shots'] AS shots, f.slot['setting'] AS setting,
  f.low AS score, f.value, f.status, f.hedged, f.n_for, f.n_against, f.n_origins
FROM store.facts f JOIN store.entities e USING (entity_id)
WHERE f.kind = 'score'
ORDER BY benchmark, shots, setting, score DESC, model, f.fact_id
