-- Rounds, amounts, valuations and investors, one row a fact.
SELECT f.fact_id, f.entity_id, e.name AS organization, f.kind, f.slot['series'] AS series, f.time, f.until, f.value,
  f.low, f.high, f.unit, f.approx, f.object_id, o.name AS investor, f.status, f.hedged
FROM store.facts f JOIN store.entities e USING (entity_id) LEFT JOIN store.entities o ON o.entity_id = f.object_id
WHERE f.kind IN ('funding_round', 'funding_amount', 'valuation', 'investor')
ORDER BY organization, f.time, f.kind, f.place
