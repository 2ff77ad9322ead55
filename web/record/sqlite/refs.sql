-- Records by their names instead of their ids: who reads the file cannot delete in a visitor's name. What the columns hold
-- is changed by reseal.go.

ALTER TABLE records RENAME COLUMN id TO ref;

ALTER TABLE batches ADD COLUMN shown TEXT NOT NULL DEFAULT ''; -- JSON, or empty

ALTER TABLE batches ADD COLUMN formerly BLOB NOT NULL DEFAULT x''; -- the hash before this step, or empty

-- Gravestones of records that were erased: they are not taken again.
CREATE TABLE erased (
	ref  BLOB PRIMARY KEY,
	time INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
