package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"biscotte/web/record"
)

const (
	insertBatch = `INSERT INTO biscotte.batches (chain, number, previous, time, removal, hashes, hash)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`
	insertHead = `INSERT INTO biscotte.chains (name, number, time, hash) VALUES ($1, $2, $3, $4)
		ON CONFLICT (name) DO UPDATE SET number = excluded.number, time = excluded.time, hash = excluded.hash`
	insertIDs = `INSERT INTO biscotte.ids (id, sealed, chain, batch, position)
		SELECT id, $2, $3, $4, position - 1 FROM unnest($1::bytea[]) WITH ORDINALITY AS new (id, position)`
	insertRecords = `INSERT INTO biscotte.records (sealed, chain, batch, position, id, previous, time, kind, source, site,
		language, regime, revision, bundle, choice)
		SELECT $1, $2, $3, position - 1, id, previous, time, kind, source, site, language, regime, revision, bundle, choice
		FROM unnest($4::bytea[], $5::bytea[], $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[],
			$11::text[], $12::bytea[], $13::bytea[], $14::text[]) WITH ORDINALITY
		AS new (id, previous, time, kind, source, site, language, regime, revision, bundle, choice, position)`
	insertCounts = `INSERT INTO biscotte.counts AS old (chain, day, site, language, what, n)
		SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
		ON CONFLICT (day, site, language, what, chain) DO UPDATE SET n = old.n + excluded.n`
)

// uniqueViolation is the error of an id that is there already (PostgreSQL, appendix A).
const uniqueViolation = "23505"

// Append hopes that everything is new. Only where that fails does it look what is.
func (s *Store) Append(ctx context.Context, now time.Time, records []record.Record) (int, error) {
	n, err := s.append(ctx, now, records)
	var e *pgconn.PgError
	if errors.As(err, &e) && e.Code == uniqueViolation && e.TableName == "ids" {
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
	if err := s.partition(ctx, now); err != nil {
		return 0, err
	}
	err := s.update(ctx, func(tx pgx.Tx) error {
		head, err := headOf(ctx, tx, s.chain)
		if err != nil {
			return err
		}
		b := head.Seal(now, records)
		all := &pgx.Batch{} // one round trip
		if err := queue(all, b); err != nil {
			return err
		}
		queueRecords(all, b, records)
		queueCounts(all, s.chain, record.Tally(records))
		return tx.SendBatch(ctx, all).Close()
	})
	return len(records), err
}

// headOf finds the end of a chain and keeps others from it until the transaction is over.
func headOf(ctx context.Context, tx pgx.Tx, chain string) (record.Head, error) {
	h, err := lockHead(ctx, tx, chain)
	if !errors.Is(err, pgx.ErrNoRows) {
		return h, err
	}
	_, err = tx.Exec(ctx, `INSERT INTO biscotte.chains (name, number, time, hash) VALUES ($1, 0, 'epoch', $2)
		ON CONFLICT DO NOTHING`, chain, h.Hash[:])
	if err != nil {
		return h, err
	}
	return lockHead(ctx, tx, chain)
}

func lockHead(ctx context.Context, tx pgx.Tx, chain string) (record.Head, error) {
	h := record.Head{Chain: chain}
	var hash []byte
	err := tx.QueryRow(ctx, "SELECT number, time, hash FROM biscotte.chains WHERE name = $1 FOR UPDATE", chain).
		Scan(&h.Number, &h.Time, &hash)
	copy(h.Hash[:], hash)
	return h, err
}

// queue puts a batch at the end of its chain.
func queue(all *pgx.Batch, b *record.Batch) error {
	removal := ""
	if b.Removal != nil {
		text, err := json.Marshal(b.Removal)
		if err != nil {
			return err
		}
		removal = string(text)
	}
	all.Queue(insertBatch, b.Chain, b.Number, b.Previous[:], b.Time, removal, record.JoinHashes(b.Hashes), b.Hash[:])
	all.Queue(insertHead, b.Chain, b.Number, b.Time, b.Hash[:])
	return nil
}

func queueRecords(all *pgx.Batch, b *record.Batch, records []record.Record) {
	ids := column(records, func(r *record.Record) []byte { return r.ID[:] })
	text := func(of func(*record.Record) string) []string { return column(records, of) }
	all.Queue(insertIDs, ids, b.Time, b.Chain, b.Number)
	all.Queue(insertRecords, b.Time, b.Chain, b.Number, ids,
		column(records, func(r *record.Record) []byte { return r.Previous[:] }),
		column(records, func(r *record.Record) time.Time { return r.Time }),
		text(func(r *record.Record) string { return string(r.Kind) }),
		text(func(r *record.Record) string { return string(r.Source) }),
		text(func(r *record.Record) string { return r.Site }),
		text(func(r *record.Record) string { return r.Language }),
		text(func(r *record.Record) string { return string(r.Regime) }),
		column(records, func(r *record.Record) []byte { return r.Revision[:] }),
		column(records, func(r *record.Record) []byte { return r.Bundle[:] }),
		text(func(r *record.Record) string { return r.Choice }))
}

func queueCounts(all *pgx.Batch, chain string, counts []record.Count) {
	text := func(of func(*record.Count) string) []string { return column(counts, of) }
	all.Queue(insertCounts, chain,
		text(func(c *record.Count) string { return c.Day }),
		text(func(c *record.Count) string { return c.Site }),
		text(func(c *record.Count) string { return c.Language }),
		text(func(c *record.Count) string { return c.What }),
		column(counts, func(c *record.Count) int64 { return c.N }))
}

// Add adds to the counts.
func (s *Store) Add(ctx context.Context, counts []record.Count) error {
	err := s.update(ctx, func(tx pgx.Tx) error {
		all := &pgx.Batch{}
		queueCounts(all, s.chain, counts)
		return tx.SendBatch(ctx, all).Close()
	})
	if err != nil {
		return fmt.Errorf("counting: %w", err)
	}
	return nil
}

// column lists one field of all rows.
func column[Row, Field any](rows []Row, of func(*Row) Field) []Field {
	fields := make([]Field, len(rows))
	for i := range rows {
		fields[i] = of(&rows[i])
	}
	return fields
}

// fresh leaves out the records that are there, and those that come twice.
func (s *Store) fresh(ctx context.Context, records []record.Record) ([]record.Record, error) {
	ids := column(records, func(r *record.Record) []byte { return r.ID[:] })
	rows, err := s.pool.Query(ctx, "SELECT id FROM biscotte.ids WHERE id = ANY ($1)", ids)
	if err != nil {
		return nil, err
	}
	seen := map[record.ID]bool{}
	there, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	for _, id := range there {
		seen[record.ID(id)] = true
	}
	var fresh []record.Record
	for _, r := range records {
		if !seen[r.ID] {
			seen[r.ID] = true
			fresh = append(fresh, r)
		}
	}
	return fresh, err
}
