package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"biscotte/web/record"
)

const (
	insertRecord = `INSERT INTO records (chain, batch, position, ref, previous, time, kind, source, site, language, regime,
		revision, bundle, choice) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	insertBatch = `INSERT INTO batches (chain, number, previous, time, removal, shown, hashes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	insertHead  = `INSERT INTO chains (name, number, time, hash) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET number = excluded.number, time = excluded.time, hash = excluded.hash`
	insertCount = `INSERT INTO counts (day, site, language, what, n) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET n = n + excluded.n`
)

// errKnown means that a record is there already, or was erased.
var errKnown = errors.New("the record is known")

// Append hopes that everything is new. Only where that fails does it look what is; another program may have written one of
// them in between, so it looks as often as that happens.
func (s *Store) Append(ctx context.Context, now time.Time, records []record.Record) (int, error) {
	n, err := s.append(ctx, now, records)
	for twice(err) {
		if records, err = s.fresh(ctx, records); err == nil {
			n, err = s.append(ctx, now, records)
		}
	}
	if err != nil {
		return 0, fmt.Errorf("writing records: %w", err)
	}
	return n, nil
}

func (s *Store) append(ctx context.Context, now time.Time, records []record.Record) (int, error) {
	if len(records) == 0 {
		return 0, nil
	}
	err := s.update(ctx, func(tx *sql.Tx) error {
		if err := living(ctx, tx, records); err != nil {
			return err
		}
		head, err := headOf(ctx, tx, s.chain)
		if err != nil {
			return err
		}
		b := head.Seal(now, records)
		if err := insert(ctx, tx, b); err != nil {
			return err
		}
		into := tx.StmtContext(ctx, s.insert)
		for i := range records {
			if err := put(ctx, into, b, i, &records[i]); err != nil {
				return err
			}
		}
		return count(ctx, tx, record.Tally(records))
	})
	return len(records), err
}

// living fails where one of the records was erased. As long as none ever was, that costs one look.
func living(ctx context.Context, tx *sql.Tx, records []record.Record) error {
	var any bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM erased)").Scan(&any)
	for i := 0; any && err == nil && i < len(records); i++ {
		var erased bool
		stone := records[i].Ref.Gravestone()
		err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM erased WHERE ref = ?)", stone[:]).Scan(&erased)
		if erased {
			return errKnown
		}
	}
	return err
}

func put(ctx context.Context, into *sql.Stmt, b *record.Batch, position int, r *record.Record) error {
	_, err := into.ExecContext(ctx, b.Chain, b.Number, position, r.Ref[:], r.Previous[:], r.Time.UnixMilli(), string(r.Kind),
		string(r.Source), r.Site, r.Language, string(r.Regime), r.Revision[:], r.Bundle[:], r.Choice)
	return err
}

// twice reports whether an error is that of a record that is known.
func twice(err error) bool {
	var e *sqlite.Error
	return errors.Is(err, errKnown) || errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

// fresh leaves out the records that are known, and those that come twice.
func (s *Store) fresh(ctx context.Context, records []record.Record) ([]record.Record, error) {
	seen := map[record.Ref]bool{}
	var fresh []record.Record
	for _, r := range records {
		var known bool
		stone := r.Ref.Gravestone()
		err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM records WHERE ref = ?)
			OR EXISTS (SELECT 1 FROM erased WHERE ref = ?)`, r.Ref[:], stone[:]).Scan(&known)
		if err != nil {
			return nil, err
		}
		if !known && !seen[r.Ref] {
			seen[r.Ref] = true
			fresh = append(fresh, r)
		}
	}
	return fresh, nil
}

func headOf(ctx context.Context, tx *sql.Tx, chain string) (record.Head, error) {
	h := record.Head{Chain: chain}
	var ms int64
	var hash []byte
	err := tx.QueryRowContext(ctx, "SELECT number, time, hash FROM chains WHERE name = ?", chain).Scan(&h.Number, &ms, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	h.Time = time.UnixMilli(ms).UTC()
	copy(h.Hash[:], hash)
	return h, err
}

// insert puts a batch at the end of its chain.
func insert(ctx context.Context, tx *sql.Tx, b *record.Batch) error {
	removal, err := b.Removal.Text()
	if err != nil {
		return err
	}
	shown, err := b.Shown.Text()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, insertBatch, b.Chain, b.Number, b.Previous[:], b.Time.UnixMilli(), removal, shown,
		record.JoinHashes(b.Hashes), b.Hash[:])
	if err == nil {
		_, err = tx.ExecContext(ctx, insertHead, b.Chain, b.Number, b.Time.UnixMilli(), b.Hash[:])
	}
	return err
}

// Add adds to the counts.
func (s *Store) Add(ctx context.Context, counts []record.Count) error {
	err := s.update(ctx, func(tx *sql.Tx) error { return count(ctx, tx, counts) })
	if err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	return nil
}

func count(ctx context.Context, tx *sql.Tx, counts []record.Count) error {
	for _, c := range counts {
		if _, err := tx.ExecContext(ctx, insertCount, c.Day, c.Site, c.Language, c.What, c.N); err != nil {
			return err
		}
	}
	return nil
}
