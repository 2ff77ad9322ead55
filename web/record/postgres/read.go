package postgres

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// page is how many rows are read at once.
const page = 1000

// columns are those of a record, in the order in which [scan] wants them.
const columns = `chain, batch, position, ref, previous, time, kind, source, site, language, regime, revision, bundle, choice`

// Read opens a transaction that sees nothing of what is written meanwhile.
func (s *Store) Read(ctx context.Context, read func(record.Reader) error) error {
	if err := s.view(ctx, func(tx pgx.Tx) error { return read(&reader{ctx, tx}) }); err != nil {
		return fmt.Errorf("reading records: %w", err)
	}
	return nil
}

func (s *Store) view(ctx context.Context, do func(pgx.Tx) error) error {
	if err := s.prepare(ctx); err != nil {
		return err
	}
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, do)
}

type reader struct {
	ctx context.Context
	tx  pgx.Tx
}

// Heads lists the ends of all chains.
func (r *reader) Heads() ([]record.Head, error) {
	rows, err := r.tx.Query(r.ctx, "SELECT name, number, time, hash FROM biscotte.chains WHERE number > 0 ORDER BY name")
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (record.Head, error) {
		var h record.Head
		var hash []byte
		err := row.Scan(&h.Chain, &h.Number, &h.Time, &hash)
		h.Time = h.Time.UTC()
		copy(h.Hash[:], hash)
		return h, err
	})
}

// Batches goes through a chain page by page.
func (r *reader) Batches(chain string) iter.Seq2[*record.Batch, error] {
	return record.Pages(page, func(last *record.Batch) ([]*record.Batch, error) {
		var after int64
		if last != nil {
			after = last.Number
		}
		rows, err := r.tx.Query(r.ctx, `SELECT chain, number, previous, time, removal, shown, hashes, formerly, hash FROM biscotte.batches
			WHERE chain = $1 AND number > $2 ORDER BY number LIMIT $3`, chain, after, page)
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, scanBatch)
	})
}

// Records goes through the records of a chain page by page.
func (r *reader) Records(chain string) iter.Seq2[*record.Placed, error] {
	return record.Pages(page, func(last *record.Placed) ([]*record.Placed, error) {
		batch, position := int64(0), -1
		if last != nil {
			batch, position = last.Batch, last.Position
		}
		rows, err := r.tx.Query(r.ctx, "SELECT "+columns+` FROM biscotte.records
			WHERE chain = $1 AND (batch, position) > ($2, $3) ORDER BY batch, position LIMIT $4`, chain, batch, position, page)
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, func(row pgx.CollectableRow) (*record.Placed, error) {
			p, err := scan(row)
			return &p.Placed, err
		})
	})
}

func scanBatch(row pgx.CollectableRow) (*record.Batch, error) {
	b := &record.Batch{}
	var previous, hashes, formerly, hash []byte
	var removal, shown string
	if err := row.Scan(&b.Chain, &b.Number, &previous, &b.Time, &removal, &shown, &hashes, &formerly, &hash); err != nil {
		return nil, err
	}
	b.Time = b.Time.UTC()
	copy(b.Previous[:], previous)
	copy(b.Formerly[:], formerly)
	copy(b.Hash[:], hash)
	return b, b.Parse(hashes, []byte(removal), []byte(shown))
}

// placed is a record with its chain.
type placed struct {
	record.Placed
	chain string
}

func scan(row pgx.Row) (*placed, error) {
	p := &placed{}
	var at time.Time
	var ref, previous, revision, bundle []byte
	err := row.Scan(&p.chain, &p.Batch, &p.Position, &ref, &previous, &at, &p.Kind, &p.Source, &p.Site, &p.Language, &p.Regime,
		&revision, &bundle, &p.Choice)
	p.Time = at.UTC()
	copy(p.Ref[:], ref)
	copy(p.Previous[:], previous)
	copy(p.Revision[:], revision)
	copy(p.Bundle[:], bundle)
	return p, err
}
