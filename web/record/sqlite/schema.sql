-- Times are milliseconds since the Unix epoch; ids have 16 bytes, hashes 32. There is no column for an address or a
-- browser, and there shall be none.

CREATE TABLE chains (
	name   TEXT PRIMARY KEY,
	number INTEGER NOT NULL,
	time   INTEGER NOT NULL,
	hash   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
	chain    TEXT NOT NULL,
	number   INTEGER NOT NULL,
	previous BLOB NOT NULL,
	time     INTEGER NOT NULL,
	removal  TEXT NOT NULL, -- JSON, or empty
	hashes   BLOB NOT NULL, -- one after the other
	hash     BLOB NOT NULL,
	PRIMARY KEY (chain, number)
) STRICT;

CREATE INDEX batches_by_time ON batches (chain, time);

CREATE TABLE records (
	chain    TEXT NOT NULL,
	batch    INTEGER NOT NULL,
	position INTEGER NOT NULL,
	id       BLOB NOT NULL UNIQUE,
	previous BLOB NOT NULL,
	time     INTEGER NOT NULL,
	kind     TEXT NOT NULL,
	source   TEXT NOT NULL,
	site     TEXT NOT NULL,
	language TEXT NOT NULL,
	regime   TEXT NOT NULL,
	revision BLOB NOT NULL,
	bundle   BLOB NOT NULL,
	choice   TEXT NOT NULL,
	PRIMARY KEY (chain, batch, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
	revision BLOB PRIMARY KEY,
	site     TEXT NOT NULL,
	time     INTEGER NOT NULL,
	archive  BLOB NOT NULL -- a zip
) STRICT;

CREATE TABLE counts (
	day      TEXT NOT NULL,
	site     TEXT NOT NULL,
	language TEXT NOT NULL,
	what     TEXT NOT NULL,
	n        INTEGER NOT NULL,
	PRIMARY KEY (day, site, language, what)
) STRICT, WITHOUT ROWID;
