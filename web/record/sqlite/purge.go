package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"biscotte/web/record"
)

// portion is how many records a purge deletes at once, so that answers do not wait long for it.
const portion = 5000

// Purge removes what is older than before: first it says so in the chains, then it deletes portion by portion.
func (s *Store) Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error) {
	n, err := s.purge(ctx, now, record.Milliseconds(before), progress)
	if err != nil {
		return n, fmt.Errorf("purging records: %w", err)
	}
	return n, nil
}

func (s *Store) purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (done int, err error) {
	plans, all, err := s.plan(ctx, before)
	if err == nil {
		err = s.update(ctx, func(tx *sql.Tx) error { return announce(ctx, tx, now, plans) })
	}
	for _, p := range plans {
		for n := int64(portion); err == nil && n == portion; {
			if n, err = s.deleteSome(ctx, p, before); err == nil {
				done += int(n)
				progress(done, all)
			}
		}
	}
	if err == nil {
		err = s.forget(ctx, now, before)
	}
	if err == nil {
		err = s.wipe(ctx)
	}
	return done, err
}

// plan is what is to be removed from one chain: all up to the batch end, and of what follows, up to the head, the records
// whose own time is before: their batches are of a clock that was ahead, or they have waited in a spool.
type plan struct {
	head    record.Head
	end     int64
	removal record.Removal
}

// plan looks at one moment. What is written later is newer, and is left for the next purge.
func (s *Store) plan(ctx context.Context, before time.Time) (plans []plan, all int, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		chains, err := heads(ctx, tx)
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

func planOf(ctx context.Context, tx *sql.Tx, head record.Head, before time.Time) (p plan, n int, err error) {
	p = plan{head: head, removal: record.Removal{By: record.Retention, Before: before}}
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM batches WHERE chain = ? AND time < ?", head.Chain,
		before.UnixMilli()).Scan(&p.end)
	if err != nil {
		return p, 0, err
	}
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM records WHERE chain = ? AND batch <= ?", head.Chain, p.end).Scan(&n)
	if err != nil {
		return p, n, err
	}
	rest, err := query(ctx, tx, func(row *sql.Rows) (o record.Outlived, err error) {
		return o, row.Scan(&o.Batch, &o.Old, &o.All)
	}, `SELECT batch, sum(time < ?3), count(*) FROM records WHERE chain = ?1 AND batch > ?2 GROUP BY batch HAVING min(time) < ?3
		ORDER BY batch`, head.Chain, p.end, before.UnixMilli())
	if err != nil {
		return p, n, err
	}
	more, err := p.removal.Take(rest, func(batch int64) ([]record.Hash, error) { return old(ctx, tx, head.Chain, batch, before) })
	return p, n + more, err
}

// old lists the hashes of the records of a batch whose own time is before.
func old(ctx context.Context, tx *sql.Tx, chain string, batch int64, before time.Time) ([]record.Hash, error) {
	return query(ctx, tx, func(row *sql.Rows) (record.Hash, error) {
		p, err := scan(row)
		return p.Hash(), err
	}, "SELECT "+columns+" FROM records WHERE chain = ? AND batch = ? AND time < ?", chain, batch, before.UnixMilli())
}

// announce notes the removal in every chain that has something to remove.
func announce(ctx context.Context, tx *sql.Tx, now time.Time, plans []plan) error {
	for _, p := range plans {
		if err := seal(ctx, tx, p.head.Chain, now, p.removal); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) deleteSome(ctx context.Context, p plan, before time.Time) (n int64, err error) {
	err = s.update(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `DELETE FROM records WHERE ref IN
			(SELECT ref FROM records WHERE chain = ? AND batch <= ? AND (batch <= ? OR time < ?) LIMIT ?)`,
			p.head.Chain, p.head.Number, p.end, before.UnixMilli(), portion)
		if err == nil {
			n, err = r.RowsAffected()
		}
		return err
	})
	return n, err
}

// forget drops the snapshots that no record refers to any more, but never the latest of a site, and the gravestones of
// records that no browser can send again.
func (s *Store) forget(ctx context.Context, now, before time.Time) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM erased WHERE time < ?", now.Add(-record.Grave).UnixMilli()); err != nil {
			return err
		}
		gone, err := query(ctx, tx, func(row *sql.Rows) (h record.Hash, err error) {
			var revision []byte
			err = row.Scan(&revision)
			copy(h[:], revision)
			return h, err
		}, `DELETE FROM snapshots WHERE time < ? AND revision NOT IN (SELECT revision FROM records)
			AND time < (SELECT max(time) FROM snapshots AS later WHERE later.site = snapshots.site) RETURNING revision`, before.UnixMilli())
		if err != nil || len(gone) == 0 {
			return err
		}
		return seal(ctx, tx, s.chain, now, record.Removal{By: record.Retention, Snapshots: gone})
	})
}
