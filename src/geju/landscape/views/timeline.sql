-- What happened when: facts with a time, and facts that are times.
SELECT f.fact_id, CASE WHEN f.form = 'time' THEN f.value ELSE f.time END AS time, f.until, f.entity_id, e.name AS entity,
  e.type AS entity_type, f.kind, f.value, f.unit, f.slot, f.object_id, f.status, f.hedged
FROM store.facts f JOIN store.entities e USING (entity_id)
WHERE f.form = 'time' OR f.time <> ''
ORDER BY time, entity, f.kind, f.place
