package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"time"

	"biscotte/web/record"
)

// page is how many rows are read at once.
const page = 1000

// columns are those of a record, in the order in which [scan] wants them.
const columns = `chain, batch, position, ref, previous, time, kind, source, site, language, regime, revision, bundle, choice`

// Read opens a read transaction: it sees nothing of what is written meanwhile.
func (s *Store) Read(ctx context.Context, read func(record.Reader) error) error {
	if err := s.view(ctx, func(tx *sql.Tx) error { return read(&reader{ctx, tx}) }); err != nil {
		return fmt.Errorf("reading records: %w", err)
	}
	return nil
}

type reader struct {
	ctx context.Context
	tx  *sql.Tx
}

// Heads lists the ends of all chains.
func (r *reader) Heads() ([]record.Head, error) { return heads(r.ctx, r.tx) }

func heads(ctx context.Context, tx *sql.Tx) ([]record.Head, error) {
	return query(ctx, tx, func(row *sql.Rows) (record.Head, error) {
		var h record.Head
		var ms int64
		var hash []byte
		err := row.Scan(&h.Chain, &h.Number, &ms, &hash)
		h.Time = time.UnixMilli(ms).UTC()
		copy(h.Hash[:], hash)
		return h, err
	}, "SELECT name, number, time, hash FROM chains ORDER BY name")
}

// Chains lists the names of all chains of which there is anything.
func (r *reader) Chains() ([]string, error) {
	return query(r.ctx, r.tx, func(row *sql.Rows) (name string, err error) { return name, row.Scan(&name) },
		"SELECT name FROM chains UNION SELECT chain FROM batches UNION SELECT chain FROM records ORDER BY 1")
}

// Batches goes through a chain page by page.
func (r *reader) Batches(chain string) iter.Seq2[*record.Batch, error] {
	return record.Pages(page, func(last *record.Batch) ([]*record.Batch, error) {
		var after int64
		if last != nil {
			after = last.Number
		}
		return query(r.ctx, r.tx, scanBatch, `SELECT chain, number, previous, time, removal, shown, hashes, formerly, hash FROM batches
			WHERE chain = ? AND number > ? ORDER BY number LIMIT ?`, chain, after, page)
	})
}

// Records goes through the records of a chain page by page.
func (r *reader) Records(chain string) iter.Seq2[*record.Placed, error] {
	return record.Pages(page, func(last *record.Placed) ([]*record.Placed, error) {
		batch, position := int64(0), -1
		if last != nil {
			batch, position = last.Batch, last.Position
		}
		return query(r.ctx, r.tx, func(row *sql.Rows) (*record.Placed, error) {
			p, err := scan(row)
			return &p.Placed, err
		}, "SELECT "+columns+" FROM records WHERE chain = ? AND (batch, position) > (?, ?) ORDER BY batch, position LIMIT ?",
			chain, batch, position, page)
	})
}

func query[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) (T, error), text string, args ...any) ([]T, error) {
	rows, err := tx.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err tells
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

func scanBatch(row *sql.Rows) (*record.Batch, error) {
	b := &record.Batch{}
	var ms int64
	var previous, hashes, formerly, hash, removal, shown []byte
	if err := row.Scan(&b.Chain, &b.Number, &previous, &ms, &removal, &shown, &hashes, &formerly, &hash); err != nil {
		return nil, err
	}
	b.Time = time.UnixMilli(ms).UTC()
	copy(b.Previous[:], previous)
	copy(b.Formerly[:], formerly)
	copy(b.Hash[:], hash)
	return b, b.Parse(hashes, removal, shown)
}

// placed is a record with its chain.
type placed struct {
	record.Placed
	chain string
}

func scan(row interface{ Scan(...any) error }) (*placed, error) {
	p := &placed{}
	var ms int64
	var ref, previous, revision, bundle []byte
	err := row.Scan(&p.chain, &p.Batch, &p.Position, &ref, &previous, &ms, &p.Kind, &p.Source, &p.Site, &p.Language, &p.Regime,
		&revision, &bundle, &p.Choice)
	p.Time = time.UnixMilli(ms).UTC()
	copy(p.Ref[:], ref)
	copy(p.Previous[:], previous)
	copy(p.Revision[:], revision)
	copy(p.Bundle[:], bundle)
	return p, err
}
