-- Records by their names instead of their ids: who reads the database cannot delete in a visitor's name. What the columns
-- hold is changed by reseal.go. A server of the version before cannot write meanwhile, nor afterwards: it spools, and the
-- next one that has its spool brings what waits there.

ALTER TABLE biscotte.records RENAME COLUMN id TO ref;

ALTER TABLE biscotte.ids RENAME COLUMN id TO ref;
ALTER TABLE biscotte.ids RENAME TO places;

ALTER TABLE biscotte.batches ADD COLUMN shown text NOT NULL DEFAULT ''; -- JSON, or empty
ALTER TABLE biscotte.batches ADD COLUMN formerly bytea NOT NULL DEFAULT ''; -- the hash before this step, or empty

-- Gravestones of records that were erased: they are not taken again.
CREATE TABLE biscotte.erased (
	ref  bytea PRIMARY KEY,
	time timestamptz NOT NULL
);
