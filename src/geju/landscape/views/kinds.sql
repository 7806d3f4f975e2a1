-- What may be claimed, with how many facts there are of it.
SELECT k.kind, k.label_en, k.label_zh, k.about_en, k.about_zh, k.form, k.holds, k.rule, count(f.fact_id) AS n_facts
FROM store.kinds k LEFT JOIN store.facts f USING (kind) GROUP BY ALL ORDER BY k.kind
