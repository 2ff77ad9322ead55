package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"biscotte/web/record"
)

// Find finds a record by its name.
func (s *Store) Find(ctx context.Context, ref record.Ref) (record.Record, error) {
	p, err := scan(s.read.QueryRowContext(ctx, "SELECT "+columns+" FROM records WHERE ref = ?", ref[:]))
	if err != nil {
		return record.Record{}, fmt.Errorf("finding the record %s: %w", ref, unknown(err))
	}
	return p.Record, nil
}

func unknown(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return record.ErrUnknown
	}
	return err
}

// Remember keeps a snapshot.
func (s *Store) Remember(ctx context.Context, n record.Snapshot) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "INSERT INTO snapshots (revision, site, time, archive) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			n.Revision[:], n.Site, n.Time.UnixMilli(), n.Archive)
		if err != nil {
			return err
		}
		if added, err := r.RowsAffected(); added == 0 || err != nil {
			return err
		}
		head, err := headOf(ctx, tx, s.chain)
		if err != nil {
			return err
		}
		return insert(ctx, tx, head.SealShown(n))
	})
	if err != nil {
		return fmt.Errorf("keeping the snapshot %s: %w", n.Revision, err)
	}
	return nil
}

// Snapshot finds a snapshot by its revision.
func (s *Store) Snapshot(ctx context.Context, revision record.Hash) (record.Snapshot, error) {
	n := record.Snapshot{Revision: revision}
	var ms int64
	err := s.read.QueryRowContext(ctx, "SELECT site, time, archive FROM snapshots WHERE revision = ?", revision[:]).
		Scan(&n.Site, &ms, &n.Archive)
	if err != nil {
		return record.Snapshot{}, fmt.Errorf("finding the snapshot %s: %w", revision, unknown(err))
	}
	n.Time = time.UnixMilli(ms).UTC()
	return n, nil
}

// Revisions lists the snapshots of a site, the latest first.
func (s *Store) Revisions(ctx context.Context, site string) ([]record.Snapshot, error) {
	var all []record.Snapshot
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		all, err = query(ctx, tx, func(row *sql.Rows) (record.Snapshot, error) {
			n := record.Snapshot{Site: site}
			var ms int64
			var revision []byte
			err := row.Scan(&revision, &ms)
			n.Time = time.UnixMilli(ms).UTC()
			copy(n.Revision[:], revision)
			return n, err
		}, "SELECT revision, time FROM snapshots WHERE site = ? ORDER BY time DESC, revision", site)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing the snapshots of %q: %w", site, err)
	}
	return all, nil
}

// Counts sums up the days from first to last.
func (s *Store) Counts(ctx context.Context, first, last string) ([]record.Count, error) {
	var all []record.Count
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		all, err = countsOf(ctx, tx, first, last)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("counting: %w", err)
	}
	return all, nil
}

func countsOf(ctx context.Context, tx *sql.Tx, first, last string) ([]record.Count, error) {
	return query(ctx, tx, func(row *sql.Rows) (record.Count, error) {
		var c record.Count
		err := row.Scan(&c.Day, &c.Site, &c.Language, &c.What, &c.N)
		return c, err
	}, "SELECT day, site, language, what, n FROM counts WHERE day BETWEEN ? AND ? ORDER BY day, site, language, what", first, last)
}

func (s *Store) view(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return do(tx)
}
