-- Times are in UTC; ids have 16 bytes, hashes 32. There is no column for an address or a browser, and there shall be
-- none.

CREATE TABLE biscotte.chains (
	name   text PRIMARY KEY,
	number bigint NOT NULL,
	time   timestamptz NOT NULL,
	hash   bytea NOT NULL
);

CREATE TABLE biscotte.batches (
	chain    text NOT NULL,
	number   bigint NOT NULL,
	previous bytea NOT NULL,
	time     timestamptz NOT NULL,
	removal  text NOT NULL, -- JSON, or empty
	hashes   bytea NOT NULL, -- one after the other
	hash     bytea NOT NULL,
	PRIMARY KEY (chain, number)
);

-- By month of the batch's time, so that a month whose time is over can be dropped at once.
CREATE TABLE biscotte.records (
	sealed   timestamptz NOT NULL, -- the time of the batch
	chain    text NOT NULL,
	batch    bigint NOT NULL,
	position integer NOT NULL,
	id       bytea NOT NULL,
	previous bytea NOT NULL,
	time     timestamptz NOT NULL,
	kind     text NOT NULL,
	source   text NOT NULL,
	site     text NOT NULL,
	language text NOT NULL,
	regime   text NOT NULL,
	revision bytea NOT NULL,
	bundle   bytea NOT NULL,
	choice   text NOT NULL,
	PRIMARY KEY (chain, batch, position, sealed)
) PARTITION BY RANGE (sealed);

CREATE INDEX records_by_revision ON biscotte.records (revision);

-- An index over a partitioned table cannot see to it that an id is there once in all months: this table does.
CREATE TABLE biscotte.ids (
	id       bytea PRIMARY KEY,
	sealed   timestamptz NOT NULL,
	chain    text NOT NULL,
	batch    bigint NOT NULL,
	position integer NOT NULL
);

CREATE INDEX ids_by_time ON biscotte.ids USING brin (sealed);

CREATE TABLE biscotte.snapshots (
	revision bytea PRIMARY KEY,
	site     text NOT NULL,
	time     timestamptz NOT NULL,
	archive  bytea NOT NULL -- a zip
);

-- Each chain has rows of its own, so that no server waits for another.
CREATE TABLE biscotte.counts (
	chain    text NOT NULL,
	day      text NOT NULL,
	site     text NOT NULL,
	language text NOT NULL,
	what     text NOT NULL,
	n        bigint NOT NULL,
	PRIMARY KEY (day, site, language, what, chain)
);
