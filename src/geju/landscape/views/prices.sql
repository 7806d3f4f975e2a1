-- What using a model or a product costs, with every earlier price and those told ahead.
SELECT f.fact_id, f.entity_id, e.name AS entity, e.type AS entity_type, f.slot['direction'] AS direction,
  f.slot['plan'] AS plan, f.slot['days'] AS days, f.slot['per'] AS per, f.slot['region'] AS region,
  f.low AS amount, f.high, f.unit, f.value, f.time, f.until, f.known_on, f.status, f.hedged
FROM store.facts f JOIN store.entities e USING (entity_id)
WHERE f.kind = 'price'
ORDER BY entity, direction, plan, days, per, region, f.unit, f.time DESC, f.fact_id
