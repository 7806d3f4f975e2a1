-- Everything that was set aside, and why.
SELECT severity, path, line, key, words_en, words_zh, claim_id FROM store.problems ORDER BY place
