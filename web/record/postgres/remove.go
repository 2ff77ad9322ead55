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

// Erase removes single records. What PostgreSQL keeps of a deleted row until it uses its place again, and in its log, is in
// its own hands.
func (s *Store) Erase(ctx context.Context, now time.Time, by record.Asker, refs []record.Ref) error {
	err := s.update(ctx, func(tx pgx.Tx) error {
		gone := map[string][]record.Hash{} // by chain
		for _, ref := range refs {
			p, err := find(ctx, tx, ref)
			if errors.Is(err, pgx.ErrNoRows) {
				err = bury(ctx, tx, now, ref)
			} else if err == nil {
				gone[p.chain] = append(gone[p.chain], p.Hash())
				err = erase(ctx, tx, now, p)
			}
			if err != nil {
				return err
			}
		}
		for _, chain := range slices.Sorted(maps.Keys(gone)) { // in one order, so that no two wait for each other
			if err := note(ctx, tx, chain, now, record.Removal{By: by, Records: gone[chain]}); err != nil {
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

func erase(ctx context.Context, tx pgx.Tx, now time.Time, p *placed) error {
	_, err := tx.Exec(ctx, "DELETE FROM biscotte.records WHERE chain = $1 AND batch = $2 AND position = $3", p.chain, p.Batch, p.Position)
	if err == nil {
		_, err = tx.Exec(ctx, "DELETE FROM biscotte.places WHERE ref = $1", p.Ref[:])
	}
	if err == nil {
		err = bury(ctx, tx, now, p.Ref)
	}
	return err
}

// bury has a record be known for as long as a browser may send it again. One that is not there yet may be on its way.
func bury(ctx context.Context, tx pgx.Tx, now time.Time, ref record.Ref) error {
	stone := ref.Gravestone()
	_, err := tx.Exec(ctx, `INSERT INTO biscotte.erased (ref, time) VALUES ($1, $2)
		ON CONFLICT (ref) DO UPDATE SET time = excluded.time`, stone[:], now)
	return err
}

// note says in a chain what is removed.
func note(ctx context.Context, tx pgx.Tx, chain string, now time.Time, r record.Removal) error {
	return follow(ctx, tx, chain, func(h record.Head) *record.Batch { return h.SealRemoval(now, r) })
}

// follow puts a batch at the end of a chain.
func follow(ctx context.Context, tx pgx.Tx, chain string, seal func(record.Head) *record.Batch) error {
	head, err := headOf(ctx, tx, chain)
	if err != nil {
		return err
	}
	all := &pgx.Batch{}
	if err := queue(all, seal(head)); err != nil {
		return err
	}
	return tx.SendBatch(ctx, all).Close()
}
