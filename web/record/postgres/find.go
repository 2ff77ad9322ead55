package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// Find finds a record by its name.
func (s *Store) Find(ctx context.Context, ref record.Ref) (record.Record, error) {
	var found record.Record
	err := s.view(ctx, func(tx pgx.Tx) error {
		p, err := find(ctx, tx, ref)
		if err == nil {
			found = p.Record
		}
		return err
	})
	if err != nil {
		return record.Record{}, fmt.Errorf("finding the record %s: %w", ref, unknown(err))
	}
	return found, nil
}

// find takes the way over the table of places, which says in which month to look.
func find(ctx context.Context, tx pgx.Tx, ref record.Ref) (*placed, error) {
	return scan(tx.QueryRow(ctx, "SELECT "+columns+` FROM biscotte.records
		JOIN (SELECT sealed, chain, batch, position FROM biscotte.places WHERE ref = $1) AS place USING (sealed, chain, batch, position)`, ref[:]))
}

// Remember keeps a snapshot.
func (s *Store) Remember(ctx context.Context, n record.Snapshot) error {
	err := s.update(ctx, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `INSERT INTO biscotte.snapshots (revision, site, time, archive) VALUES ($1, $2, $3, $4)
			ON CONFLICT DO NOTHING`, n.Revision[:], n.Site, n.Time, n.Archive)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		return follow(ctx, tx, s.chain, func(h record.Head) *record.Batch { return h.SealShown(n) })
	})
	if err != nil {
		return fmt.Errorf("keeping the snapshot %s: %w", n.Revision, err)
	}
	return nil
}

// Snapshot finds a snapshot by its revision.
func (s *Store) Snapshot(ctx context.Context, revision record.Hash) (record.Snapshot, error) {
	n := record.Snapshot{Revision: revision}
	err := s.view(ctx, func(tx pgx.Tx) error {
		return tx.QueryRow(ctx, "SELECT site, time, archive FROM biscotte.snapshots WHERE revision = $1", revision[:]).
			Scan(&n.Site, &n.Time, &n.Archive)
	})
	if err != nil {
		return record.Snapshot{}, fmt.Errorf("finding the snapshot %s: %w", revision, unknown(err))
	}
	n.Time = n.Time.UTC()
	return n, nil
}

// Revisions lists the snapshots of a site, the latest first.
func (s *Store) Revisions(ctx context.Context, site string) ([]record.Snapshot, error) {
	all, err := list(ctx, s, func(row pgx.CollectableRow) (record.Snapshot, error) {
		n := record.Snapshot{Site: site}
		var revision []byte
		err := row.Scan(&revision, &n.Time)
		n.Time = n.Time.UTC()
		copy(n.Revision[:], revision)
		return n, err
	}, "SELECT revision, time FROM biscotte.snapshots WHERE site = $1 ORDER BY time DESC, revision", site)
	if err != nil {
		return nil, fmt.Errorf("listing the snapshots of %q: %w", site, err)
	}
	return all, nil
}

const selectCounts = `SELECT day, site, language, what, sum(n)::bigint FROM biscotte.counts WHERE day BETWEEN $1 AND $2
	GROUP BY day, site, language, what`

// Counts sums up the days from first to last.
func (s *Store) Counts(ctx context.Context, first, last string) ([]record.Count, error) {
	all, err := list(ctx, s, pgx.RowToStructByPos[record.Count], selectCounts, first, last)
	if err != nil {
		return nil, fmt.Errorf("counting: %w", err)
	}
	record.SortCounts(all) // in no collation but ours
	return all, nil
}

func list[T any](ctx context.Context, s *Store, scan pgx.RowToFunc[T], sql string, args ...any) ([]T, error) {
	var all []T
	err := s.view(ctx, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, sql, args...)
		if err == nil {
			all, err = pgx.CollectRows(rows, scan)
		}
		return err
	})
	return all, err
}
