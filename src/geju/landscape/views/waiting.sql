-- Pairs of names that may be one and wait for a judgement, most useful first.
SELECT a, b, type, score, gain FROM store.waiting ORDER BY place
