package postgres

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// step is how many records a purge deletes at once: whoever waits for it does not wait long.
const step = 5000

// Erase removes single records.
func (s *Store) Erase(ctx context.Context, now time.Time, ids []record.ID) error {
	err := s.update(ctx, func(tx pgx.Tx) error {
		gone := map[string][]record.Hash{} // by chain
		for _, id := range ids {
			p, err := find(ctx, tx, id)
			if errors.Is(err, pgx.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			gone[p.chain] = append(gone[p.chain], p.Hash())
			if err := erase(ctx, tx, p); err != nil {
				return err
			}
		}
		for _, chain := range slices.Sorted(maps.Keys(gone)) { // in one order, so that nobody waits in a circle
			if err := note(ctx, tx, chain, now, record.Removal{Records: gone[chain]}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("erasing records: %w", err)
	}
	return nil
}

func erase(ctx context.Context, tx pgx.Tx, p *placed) error {
	_, err := tx.Exec(ctx, "DELETE FROM biscotte.records WHERE chain = $1 AND batch = $2 AND position = $3", p.chain, p.Batch, p.Position)
	if err == nil {
		_, err = tx.Exec(ctx, "DELETE FROM biscotte.ids WHERE id = $1", p.ID[:])
	}
	return err
}

// note says in a chain what is removed.
func note(ctx context.Context, tx pgx.Tx, chain string, now time.Time, r record.Removal) error {
	head, err := headOf(ctx, tx, chain)
	if err != nil {
		return err
	}
	all := &pgx.Batch{}
	if err := queue(all, head.SealRemoval(now, r)); err != nil {
		return err
	}
	return tx.SendBatch(ctx, all).Close()
}

// Purge removes what is older than before: first it says so in the chains, then it drops whole months, then it deletes
// the rest step by step.
func (s *Store) Purge(ctx context.Context, now, before time.Time, progress func(done, all int)) (int, error) {
	before = record.Milliseconds(before)
	done, all := 0, 0
	more := func(n int) {
		if done += n; n > 0 {
			progress(done, all)
		}
	}
	err := s.update(ctx, func(tx pgx.Tx) (err error) {
		all, err = announce(ctx, tx, now, before)
		return err
	})
	if err == nil && all > 0 {
		err = s.dropMonths(ctx, before, more)
	}
	for n := step; err == nil && n == step; more(n) {
		n, err = s.deleteSome(ctx, `DELETE FROM biscotte.records WHERE (chain, batch, position) IN
			(SELECT chain, batch, position FROM biscotte.records WHERE sealed < $1 LIMIT $2) AND sealed < $1`, before)
	}
	for n := step; err == nil && n == step; {
		n, err = s.deleteSome(ctx, `DELETE FROM biscotte.ids WHERE id IN
			(SELECT id FROM biscotte.ids WHERE sealed < $1 LIMIT $2)`, before)
	}
	if err == nil {
		err = s.forget(ctx, before)
	}
	if err != nil {
		return done, fmt.Errorf("purging records: %w", err)
	}
	return done, nil
}

// announce notes the removal in every chain that has something to remove, and counts what goes.
func announce(ctx context.Context, tx pgx.Tx, now, before time.Time) (all int, err error) {
	rows, err := tx.Query(ctx, "SELECT chain, count(*) FROM biscotte.records WHERE sealed < $1 GROUP BY chain ORDER BY chain", before)
	if err != nil {
		return 0, err
	}
	type old struct {
		Chain string
		N     int
	}
	chains, err := pgx.CollectRows(rows, pgx.RowToStructByPos[old])
	for _, c := range chains {
		all += c.N
		if err := note(ctx, tx, c.Chain, now, record.Removal{Before: before}); err != nil {
			return 0, err
		}
	}
	return all, err
}

func (s *Store) deleteSome(ctx context.Context, sql string, before time.Time) (n int, err error) {
	err = s.update(ctx, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, before, step)
		n = int(tag.RowsAffected())
		return err
	})
	return n, err
}

// forget drops the snapshots that no record refers to any more, but never the latest of a site.
func (s *Store) forget(ctx context.Context, before time.Time) error {
	return s.update(ctx, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM biscotte.snapshots AS old WHERE time < $1
			AND NOT EXISTS (SELECT 1 FROM biscotte.records AS r WHERE r.revision = old.revision)
			AND time < (SELECT max(time) FROM biscotte.snapshots AS later WHERE later.site = old.site)`, before)
		return err
	})
}
