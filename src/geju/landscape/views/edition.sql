-- What the edition says of itself: its date, its currency, its titles, how much is in it.
SELECT key, value FROM store.edition ORDER BY key
