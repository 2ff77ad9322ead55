package sqlite

import (
	"database/sql"
	"iter"
	"time"

	"biscotte/web/record"
)

// Snapshots goes through them one by one: they are large.
func (r *reader) Snapshots() iter.Seq2[*record.Snapshot, error] {
	return record.Pages(1, func(last *record.Snapshot) ([]*record.Snapshot, error) {
		var after []byte
		if last != nil {
			after = last.Revision[:]
		}
		return query(r.ctx, r.tx, func(row *sql.Rows) (*record.Snapshot, error) {
			n := &record.Snapshot{}
			var ms int64
			var revision []byte
			err := row.Scan(&revision, &n.Site, &ms, &n.Archive)
			n.Time = time.UnixMilli(ms).UTC()
			copy(n.Revision[:], revision)
			return n, err
		}, "SELECT revision, site, time, archive FROM snapshots WHERE ?1 IS NULL OR revision > ?1 ORDER BY revision LIMIT 1", after)
	})
}

// Counts lists all counts.
func (r *reader) Counts() ([]record.Count, error) {
	return countsOf(r.ctx, r.tx, "0000-00-00", "9999-99-99")
}

// Check has SQLite look at every page and every index (https://www.sqlite.org/pragma.html#pragma_integrity_check), and looks
// for what no chain leads to, and for values of another length than ours have.
func (r *reader) Check() ([]string, error) {
	text := func(row *sql.Rows) (s string, err error) { return s, row.Scan(&s) }
	found, err := query(r.ctx, r.tx, text, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	if len(found) == 1 && found[0] == "ok" {
		found = nil
	}
	odd, err := query(r.ctx, r.tx, text, lengths)
	return append(found, odd...), err
}

const lengths = `SELECT 'a chain''s end is of another length than ours: ' || name FROM chains WHERE length(hash) <> 32
	UNION ALL SELECT 'a batch''s hash is of another length than ours: ' || chain || ' ' || number FROM batches
		WHERE length(hash) <> 32 OR length(previous) <> 32 OR length(formerly) NOT IN (0, 32)
	UNION ALL SELECT 'a record''s name or hash is of another length than ours: ' || chain || ' ' || batch FROM records
		WHERE length(ref) <> 16 OR length(previous) <> 16 OR length(revision) <> 32 OR length(bundle) <> 32
	UNION ALL SELECT 'something is before the beginning of its chain: ' || chain FROM records WHERE batch < 1 OR position < 0
	UNION ALL SELECT 'something is before the beginning of its chain: ' || chain FROM batches WHERE number < 1
	UNION ALL SELECT 'a gravestone is of another length than ours' FROM erased WHERE length(ref) <> 16
	UNION ALL SELECT 'a snapshot''s hash is of another length than ours' FROM snapshots WHERE length(revision) <> 32`
