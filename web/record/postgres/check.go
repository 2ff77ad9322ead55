package postgres

import (
	"iter"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// Chains lists the names of all chains of which there is anything.
func (r *reader) Chains() ([]string, error) {
	return collect(r, pgx.RowTo[string], `SELECT name FROM biscotte.chains WHERE number > 0 UNION SELECT chain FROM biscotte.batches
		UNION SELECT chain FROM biscotte.records ORDER BY 1`)
}

// Snapshots goes through them one by one: they are large.
func (r *reader) Snapshots() iter.Seq2[*record.Snapshot, error] {
	return record.Pages(1, func(last *record.Snapshot) ([]*record.Snapshot, error) {
		after := []byte{}
		if last != nil {
			after = last.Revision[:]
		}
		return collect(r, func(row pgx.CollectableRow) (*record.Snapshot, error) {
			n := &record.Snapshot{}
			var revision []byte
			err := row.Scan(&revision, &n.Site, &n.Time, &n.Archive)
			n.Time = n.Time.UTC()
			copy(n.Revision[:], revision)
			return n, err
		}, "SELECT revision, site, time, archive FROM biscotte.snapshots WHERE revision > $1 ORDER BY revision LIMIT 1", after)
	})
}

// Counts lists all counts.
func (r *reader) Counts() ([]record.Count, error) {
	all, err := collect(r, pgx.RowToStructByPos[record.Count], selectCounts, "0000-00-00", "9999-99-99")
	record.SortCounts(all)
	return all, err
}

// Check looks for records and places that do not belong together, and for values that are not as ours are. Pages and indexes
// are PostgreSQL's own business: "initdb --data-checksums" has it notice a page that rots, and pg_amcheck looks at indexes.
func (r *reader) Check() ([]string, error) { return collect(r, pgx.RowTo[string], checks) }

// checks: whole months of places may be left by a purge that was interrupted, and are no fault.
const checks = `SELECT 'a record is not in its place: ' || encode(r.ref, 'hex') FROM biscotte.records AS r
		LEFT JOIN biscotte.places AS p USING (ref, sealed, chain, batch, position) WHERE p.ref IS NULL
	UNION ALL SELECT 'a place has no record: ' || encode(p.ref, 'hex') FROM biscotte.places AS p
		LEFT JOIN biscotte.records AS r USING (ref, sealed, chain, batch, position) WHERE r.ref IS NULL AND p.sealed >= coalesce(
			(SELECT max((removal::json ->> 'before')::timestamptz) FROM biscotte.batches WHERE removal <> ''), '-infinity')
	UNION ALL SELECT 'a record is not of the time of its batch: ' || encode(r.ref, 'hex') FROM biscotte.records AS r
		JOIN biscotte.batches AS b ON b.chain = r.chain AND b.number = r.batch WHERE b.time <> r.sealed
	UNION ALL SELECT 'a time is finer than ours: batch ' || number || ' of ' || chain FROM biscotte.batches
		WHERE date_trunc('milliseconds', time) <> time
	UNION ALL SELECT 'a time is finer than ours: ' || encode(ref, 'hex') FROM biscotte.records WHERE date_trunc('milliseconds', time) <> time
	UNION ALL SELECT 'a time is finer than ours: the end of ' || name FROM biscotte.chains WHERE date_trunc('milliseconds', time) <> time
	UNION ALL SELECT 'a time is finer than ours: ' || encode(revision, 'hex') FROM biscotte.snapshots
		WHERE date_trunc('milliseconds', time) <> time
	UNION ALL SELECT 'something is before the beginning of its chain: ' || chain FROM biscotte.records WHERE batch < 1 OR position < 0
	UNION ALL SELECT 'something is before the beginning of its chain: ' || chain FROM biscotte.batches WHERE number < 1
	UNION ALL SELECT 'a hash is of another length than ours: batch ' || number || ' of ' || chain FROM biscotte.batches
		WHERE length(hash) <> 32 OR length(previous) <> 32 OR length(formerly) NOT IN (0, 32)
	UNION ALL SELECT 'a hash is of another length than ours: ' || encode(ref, 'hex') FROM biscotte.records
		WHERE length(ref) <> 16 OR length(previous) <> 16 OR length(revision) <> 32 OR length(bundle) <> 32
	UNION ALL SELECT 'a hash is of another length than ours: the end of ' || name FROM biscotte.chains WHERE length(hash) <> 32
	LIMIT 100`

func collect[T any](r *reader, scan pgx.RowToFunc[T], sql string, args ...any) ([]T, error) {
	rows, err := r.tx.Query(r.ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scan)
}
