package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// portion is how many records a purge deletes at once, so that answers do not wait long for it.
const portion = 5000

// Purge removes what is older than before: first it says so in the chains, then it drops whole months, then it deletes the
// rest portion by portion.
func (s *Store) Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error) {
	before = record.Milliseconds(before)
	done := 0
	plans, all, err := s.plan(ctx, before)
	more := func(n int) {
		if done += n; n > 0 {
			progress(done, all)
		}
	}
	if err == nil {
		err = s.update(ctx, func(tx pgx.Tx) error { return announce(ctx, tx, now, plans) })
	}
	if err == nil && len(plans) > 0 {
		err = s.dropMonths(ctx, before, more)
	}
	for _, p := range plans {
		for n := portion; err == nil && n == portion; more(n) {
			n, err = s.deleteSome(ctx, deleteRecords, p.head.Chain, p.head.Number, before, portion)
		}
	}
	for n := portion; err == nil && n == portion; {
		n, err = s.deleteSome(ctx, deletePlaces, before, portion)
	}
	if err == nil {
		err = s.forget(ctx, now, before)
	}
	if err != nil {
		return done, fmt.Errorf("purging records: %w", err)
	}
	return done, nil
}

const (
	// deleteRecords takes the places of the records along.
	deleteRecords = `WITH old AS (SELECT ref, sealed, chain, batch, position FROM biscotte.records
			WHERE chain = $1 AND batch <= $2 AND (sealed < $3 OR time < $3) LIMIT $4),
		unplaced AS (DELETE FROM biscotte.places USING old WHERE places.ref = old.ref)
		DELETE FROM biscotte.records AS r USING old WHERE (r.sealed, r.chain, r.batch, r.position) = (old.sealed, old.chain, old.batch, old.position)`
	// deletePlaces is for those of the months that were dropped.
	deletePlaces = `DELETE FROM biscotte.places WHERE ref IN (SELECT ref FROM biscotte.places WHERE sealed < $1 LIMIT $2)`
)

// plan is what is to be removed from one chain: the records in batches of a time before, and of what follows, up to the head,
// those whose own time is before: their batches are of a clock that was ahead, or they have waited in a spool.
type plan struct {
	head    record.Head
	removal record.Removal
}

// plan looks at one moment. What is written later is newer, and is left for the next purge.
func (s *Store) plan(ctx context.Context, before time.Time) (plans []plan, all int, err error) {
	err = s.view(ctx, func(tx pgx.Tx) error {
		chains, err := (&reader{ctx, tx}).Heads()
		if err != nil {
			return err
		}
		for _, head := range chains {
			p, n, err := planOf(ctx, tx, head, before)
			if err != nil {
				return err
			}
			if n > 0 {
				plans, all = append(plans, p), all+n
			}
		}
		return nil
	})
	return plans, all, err
}

func planOf(ctx context.Context, tx pgx.Tx, head record.Head, before time.Time) (p plan, n int, err error) {
	p = plan{head: head, removal: record.Removal{By: record.Retention, Before: before}}
	err = tx.QueryRow(ctx, "SELECT count(*) FROM biscotte.records WHERE chain = $1 AND sealed < $2", head.Chain, before).Scan(&n)
	if err != nil {
		return p, 0, err
	}
	rows, err := tx.Query(ctx, `SELECT batch, count(*) FILTER (WHERE time < $2), count(*) FROM biscotte.records
		WHERE chain = $1 AND sealed >= $2 GROUP BY batch HAVING min(time) < $2 ORDER BY batch`, head.Chain, before)
	if err != nil {
		return p, n, err
	}
	rest, err := pgx.CollectRows(rows, pgx.RowToStructByPos[record.Outlived])
	if err != nil {
		return p, n, err
	}
	more, err := p.removal.Take(rest, func(batch int64) ([]record.Hash, error) { return old(ctx, tx, head.Chain, batch, before) })
	return p, n + more, err
}

// old lists the hashes of the records of a batch whose own time is before.
func old(ctx context.Context, tx pgx.Tx, chain string, batch int64, before time.Time) ([]record.Hash, error) {
	rows, err := tx.Query(ctx, "SELECT "+columns+" FROM biscotte.records WHERE chain = $1 AND batch = $2 AND time < $3", chain, batch, before)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (record.Hash, error) {
		p, err := scan(row)
		return p.Hash(), err
	})
}

// announce notes the removal in every chain that has something to remove.
func announce(ctx context.Context, tx pgx.Tx, now time.Time, plans []plan) error {
	for _, p := range plans {
		if err := note(ctx, tx, p.head.Chain, now, p.removal); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) deleteSome(ctx context.Context, sql string, args ...any) (n int, err error) {
	err = s.update(ctx, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, args...)
		n = int(tag.RowsAffected())
		return err
	})
	return n, err
}

// forget drops the snapshots that no record refers to any more, but never the latest of a site, and the gravestones of
// records that no browser can send again.
func (s *Store) forget(ctx context.Context, now, before time.Time) error {
	return s.update(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "DELETE FROM biscotte.erased WHERE time < $1", now.Add(-record.Grave)); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, `DELETE FROM biscotte.snapshots AS old WHERE time < $1
			AND NOT EXISTS (SELECT 1 FROM biscotte.records AS r WHERE r.revision = old.revision)
			AND time < (SELECT max(time) FROM biscotte.snapshots AS later WHERE later.site = old.site) RETURNING revision`, before)
		if err != nil {
			return err
		}
		gone, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (h record.Hash, err error) {
			var revision []byte
			err = row.Scan(&revision)
			copy(h[:], revision)
			return h, err
		})
		if err != nil || len(gone) == 0 {
			return err
		}
		return note(ctx, tx, s.chain, now, record.Removal{By: record.Retention, Snapshots: gone})
	})
}
