package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"biscotte/web/record"
)

// Erase removes single records. Their pages are overwritten (secure_delete), and the log, where they were before, is cut.
func (s *Store) Erase(ctx context.Context, now time.Time, by record.Asker, refs []record.Ref) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		gone := map[string][]record.Hash{} // by chain
		for _, ref := range refs {
			p, err := scan(tx.QueryRowContext(ctx, "SELECT "+columns+" FROM records WHERE ref = ?", ref[:]))
			if errors.Is(err, sql.ErrNoRows) {
				err = bury(ctx, tx, now, ref)
			} else if err == nil {
				gone[p.chain] = append(gone[p.chain], p.Hash())
				err = erase(ctx, tx, now, ref)
			}
			if err != nil {
				return err
			}
		}
		return note(ctx, tx, now, by, gone)
	})
	if err == nil {
		err = s.wipe(ctx)
	}
	if err != nil {
		return fmt.Errorf("erasing records: %w", err)
	}
	return nil
}

func erase(ctx context.Context, tx *sql.Tx, now time.Time, ref record.Ref) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM records WHERE ref = ?", ref[:]); err != nil {
		return err
	}
	return bury(ctx, tx, now, ref)
}

// bury has a record be known for as long as a browser may send it again. One that is not there yet may be on its way.
func bury(ctx context.Context, tx *sql.Tx, now time.Time, ref record.Ref) error {
	stone := ref.Gravestone()
	_, err := tx.ExecContext(ctx, "INSERT INTO erased (ref, time) VALUES (?, ?) ON CONFLICT DO UPDATE SET time = excluded.time",
		stone[:], now.UnixMilli())
	return err
}

// note says in each chain which of its records are gone.
func note(ctx context.Context, tx *sql.Tx, now time.Time, by record.Asker, gone map[string][]record.Hash) error {
	for _, chain := range slices.Sorted(maps.Keys(gone)) {
		if err := seal(ctx, tx, chain, now, record.Removal{By: by, Records: gone[chain]}); err != nil {
			return err
		}
	}
	return nil
}

func seal(ctx context.Context, tx *sql.Tx, chain string, now time.Time, r record.Removal) error {
	head, err := headOf(ctx, tx, chain)
	if err != nil {
		return err
	}
	return insert(ctx, tx, head.SealRemoval(now, r))
}
