-- What an edition keeps. Views in views/*.sql are what is asked; these tables may change with the version below.
CREATE SCHEMA store;

CREATE TABLE store.edition (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE store.documents (
  document_id VARCHAR PRIMARY KEY,
  name VARCHAR NOT NULL,
  title VARCHAR, producer VARCHAR, source_kind VARCHAR, date VARCHAR, url VARCHAR, licence VARCHAR, language VARCHAR,
  retrieved_on VARCHAR, currency VARCHAR, author VARCHAR,
  copy_of VARCHAR, -- the earliest document with nearly the same text: both are one witness
  format VARCHAR, encoding VARCHAR, sha256 VARCHAR, n_bytes BIGINT, n_lines INTEGER,
  record VARCHAR NOT NULL
);

CREATE TABLE store.entities (
  entity_id VARCHAR PRIMARY KEY,
  type VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  name_en VARCHAR, name_zh VARCHAR,
  names VARCHAR[],
  known BOOLEAN,
  part_of VARCHAR, -- the entity it belongs to, as the lexicon knows: a fund of a company
  record VARCHAR NOT NULL
);

-- What entities are asked for by: their ids as they are, their names folded. place: who is meant first.
CREATE TABLE store.names (name VARCHAR NOT NULL, place INTEGER NOT NULL, entity_id VARCHAR NOT NULL, spelling VARCHAR);

-- place: the order in which claims stand in their documents. side: for, against, or set aside.
CREATE TABLE store.claims (
  claim_id VARCHAR PRIMARY KEY,
  place INTEGER NOT NULL,
  document_id VARCHAR NOT NULL,
  entity_id VARCHAR,
  subject VARCHAR, subject_type VARCHAR,
  kind VARCHAR NOT NULL,
  form VARCHAR, value VARCHAR, low DOUBLE, high DOUBLE, unit VARCHAR, approx VARCHAR, object_id VARCHAR,
  qualifiers MAP(VARCHAR, VARCHAR),
  hedged BOOLEAN,
  line INTEGER, quote VARCHAR,
  page INTEGER, label VARCHAR, confidence DOUBLE, -- of formats with pages: which one, the place in words, how sure
  extractor VARCHAR,
  fact_id VARCHAR, side VARCHAR,
  record VARCHAR NOT NULL
);

CREATE TABLE store.facts (
  fact_id VARCHAR PRIMARY KEY,
  place INTEGER NOT NULL,
  entity_id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  form VARCHAR, value VARCHAR, low DOUBLE, high DOUBLE, unit VARCHAR, approx VARCHAR, object_id VARCHAR,
  slot MAP(VARCHAR, VARCHAR), slot_ids MAP(VARCHAR, VARCHAR),
  time VARCHAR, until VARCHAR,
  status VARCHAR, rule VARCHAR, reason VARCHAR,
  hedged BOOLEAN,
  chosen VARCHAR,
  n_for INTEGER, n_against INTEGER, n_origins INTEGER,
  known_on VARCHAR,
  -- Money in the project's currency at the rate of its own time (an interval where it is one), or why there is none.
  base_low DECIMAL(38, 6), base_high DECIMAL(38, 6), base_unit VARCHAR, rate DECIMAL(38, 12), rate_on VARCHAR,
  no_rate_en VARCHAR, no_rate_zh VARCHAR,
  first_on VARCHAR, last_on VARCHAR,
  record VARCHAR NOT NULL
);

CREATE TABLE store.kinds (
  kind VARCHAR PRIMARY KEY, label_en VARCHAR, label_zh VARCHAR, about_en VARCHAR, about_zh VARCHAR,
  form VARCHAR, holds VARCHAR, rule VARCHAR
);

-- Words of values and qualifiers in each language, for people.
CREATE TABLE store.terms (kind VARCHAR, word VARCHAR, label_en VARCHAR, label_zh VARCHAR, PRIMARY KEY (kind, word));

CREATE TABLE store.types (
  type VARCHAR PRIMARY KEY, label_en VARCHAR, label_zh VARCHAR, plural_en VARCHAR, plural_zh VARCHAR
);

CREATE TABLE store.problems (
  place INTEGER PRIMARY KEY, severity VARCHAR, path VARCHAR, line INTEGER, key VARCHAR, words_en VARCHAR,
  words_zh VARCHAR, claim_id VARCHAR, record VARCHAR NOT NULL
);

CREATE TABLE store.waiting (
  place INTEGER PRIMARY KEY, a VARCHAR, b VARCHAR, type VARCHAR, score DOUBLE, gain DOUBLE, record VARCHAR NOT NULL
);

-- How two claims about one thing stand to each other; a is the one whose value was taken. weight: worst first.
CREATE TABLE store.relations (
  place INTEGER PRIMARY KEY, fact_id VARCHAR NOT NULL, entity_id VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  a VARCHAR NOT NULL, b VARCHAR NOT NULL, a_document_id VARCHAR, b_document_id VARCHAR, sort VARCHAR NOT NULL,
  lead INTEGER NOT NULL, -- the place of the first that says the same against the same claim
  reason_en VARCHAR, reason_zh VARCHAR,
  gap DOUBLE, weight DOUBLE, record VARCHAR NOT NULL
);

-- Claims that cannot be right as they stand.
CREATE TABLE store.doubts (
  claim_id VARCHAR PRIMARY KEY, name VARCHAR, reason_en VARCHAR, reason_zh VARCHAR, record VARCHAR NOT NULL
);
