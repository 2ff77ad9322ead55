package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"biscotte/web/record"
)

// step is how many records a purge deletes at once: whoever waits for it does not wait long.
const step = 5000

// Erase removes single records.
func (s *Store) Erase(ctx context.Context, now time.Time, ids []record.ID) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		gone := map[string][]record.Hash{} // by chain
		for _, id := range ids {
			p, err := scan(tx.QueryRowContext(ctx, "SELECT "+columns+" FROM records WHERE id = ?", id[:]))
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			gone[p.chain] = append(gone[p.chain], p.Hash())
			if _, err := tx.ExecContext(ctx, "DELETE FROM records WHERE id = ?", id[:]); err != nil {
				return err
			}
		}
		return s.note(ctx, tx, now, gone)
	})
	if err != nil {
		return fmt.Errorf("erasing records: %w", err)
	}
	return nil
}

// note says in each chain which of its records are gone.
func (s *Store) note(ctx context.Context, tx *sql.Tx, now time.Time, gone map[string][]record.Hash) error {
	for chain, hashes := range gone {
		head, err := headOf(ctx, tx, chain)
		if err == nil {
			err = insert(ctx, tx, head.SealRemoval(now, record.Removal{Records: hashes}))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Purge removes what is older than before: first it says so in the chains, then it deletes step by step.
func (s *Store) Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error) {
	n, err := s.purge(ctx, now, record.Milliseconds(before), progress)
	if err != nil {
		return n, fmt.Errorf("purging records: %w", err)
	}
	return n, nil
}

func (s *Store) purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error) {
	var ends map[string]int64
	var all int
	err := s.update(ctx, func(tx *sql.Tx) (err error) {
		ends, all, err = s.announce(ctx, tx, now, before)
		return err
	})
	done := 0
	for chain, end := range ends {
		for n := int64(step); err == nil && n == step; {
			if n, err = s.deleteSome(ctx, chain, end); err == nil {
				done += int(n)
				progress(done, all)
			}
		}
	}
	if err == nil {
		err = s.forget(ctx, before)
	}
	return done, err
}

// announce notes the removal in every chain that has something to remove, and returns the last batch of each to go.
func (s *Store) announce(ctx context.Context, tx *sql.Tx, now, before time.Time) (map[string]int64, int, error) {
	chains, err := heads(ctx, tx)
	if err != nil {
		return nil, 0, err
	}
	ends, all := map[string]int64{}, 0
	for _, head := range chains {
		var end int64
		var n int
		err := tx.QueryRowContext(ctx, `SELECT coalesce(max(batch), 0), count(*) FROM records WHERE chain = ?1 AND batch <=
			(SELECT coalesce(max(number), 0) FROM batches WHERE chain = ?1 AND time < ?2)`, head.Chain, before.UnixMilli()).Scan(&end, &n)
		if err != nil {
			return nil, 0, err
		}
		if n == 0 {
			continue
		}
		ends[head.Chain], all = end, all+n
		if err := insert(ctx, tx, head.SealRemoval(now, record.Removal{Before: before})); err != nil {
			return nil, 0, err
		}
	}
	return ends, all, nil
}

func (s *Store) deleteSome(ctx context.Context, chain string, end int64) (n int64, err error) {
	err = s.update(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, `DELETE FROM records WHERE id IN
			(SELECT id FROM records WHERE chain = ? AND batch <= ? LIMIT ?)`, chain, end, step)
		if err == nil {
			n, err = r.RowsAffected()
		}
		return err
	})
	return n, err
}

// forget drops the snapshots that no record refers to any more, but never the latest of a site; then it takes what has
// been deleted out of the log, too.
func (s *Store) forget(ctx context.Context, before time.Time) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM snapshots WHERE time < ? AND revision NOT IN (SELECT revision FROM records)
			AND time < (SELECT max(time) FROM snapshots AS later WHERE later.site = snapshots.site)`, before.UnixMilli())
		return err
	})
	if err == nil {
		_, err = s.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return err
}
