package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

const (
	// insertBatch fails where the chain does not end where the batch begins: there is no name then. Whoever is first
	// keeps the head until the end of the transaction, which is on the disk then, whatever the database is set to.
	insertBatch = `WITH head AS (
			UPDATE biscotte.chains SET number = $2, time = $4, hash = $7 WHERE name = $1 AND number = $2 - 1 AND hash = $3
			RETURNING name, set_config('synchronous_commit', 'on', true))
		INSERT INTO biscotte.batches (chain, number, previous, time, removal, shown, hashes, hash)
		VALUES ((SELECT name FROM head), $2, $3, $4, $5, $8, $6, $7)`
	// insertPlaces fails where a record is there already; and where it was erased, as it is put there twice then.
	insertPlaces = `WITH new AS (SELECT * FROM unnest($1::bytea[], $5::bytea[]) WITH ORDINALITY AS new (ref, stone, position))
		INSERT INTO biscotte.places (ref, sealed, chain, batch, position)
		SELECT ref, $2::timestamptz, $3::text, $4::bigint, position - 1 FROM new UNION ALL
		SELECT new.ref, $2, $3, $4, position - 1 FROM new JOIN biscotte.erased ON erased.ref = stone`
	// insertRecords gets what many records have in common once: see [share].
	insertRecords = `INSERT INTO biscotte.records (sealed, chain, batch, position, ref, previous, time, choice,
		kind, source, site, language, regime, revision, bundle)
		SELECT $1, $2, $3, position - 1, ref, previous, time, choice, ($9::text[])[n], ($10::text[])[n], ($11::text[])[n],
			($12::text[])[n], ($13::text[])[n], ($14::bytea[])[n], ($15::bytea[])[n]
		FROM unnest($4::bytea[], $5::bytea[], $6::timestamptz[], $7::text[], $8::integer[]) WITH ORDINALITY
		AS new (ref, previous, time, choice, n, position)`
	insertCounts = `INSERT INTO biscotte.counts AS old (chain, day, site, language, what, n)
		SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
		ON CONFLICT (day, site, language, what, chain) DO UPDATE SET n = old.n + excluded.n`
)

// seal makes the batch that follows a head, and all that is written for it.
func seal(head record.Head, now time.Time, records []record.Record) (*record.Batch, *pgx.Batch, error) {
	b := head.Seal(now, records)
	all := &pgx.Batch{}
	if err := queue(all, b); err != nil {
		return nil, nil, err
	}
	queueRecords(all, b, records)
	queueCounts(all, b.Chain, record.Tally(records))
	return b, all, nil
}

// queue puts a batch at the end of its chain, if that is where it belongs.
func queue(all *pgx.Batch, b *record.Batch) error {
	removal, err := b.Removal.Text()
	if err != nil {
		return err
	}
	shown, err := b.Shown.Text()
	if err != nil {
		return err
	}
	all.Queue(insertBatch, b.Chain, b.Number, b.Previous[:], b.Time, removal, record.JoinHashes(b.Hashes), b.Hash[:], shown)
	return nil
}

func queueRecords(all *pgx.Batch, b *record.Batch, records []record.Record) {
	refs := column(records, func(r *record.Record) []byte { return r.Ref[:] })
	shared, which := share(records)
	text := func(of func(*record.Record) string) []string { return column(shared, of) }
	all.Queue(insertPlaces, refs, b.Time, b.Chain, b.Number, gravestones(records))
	all.Queue(insertRecords, b.Time, b.Chain, b.Number, refs,
		column(records, func(r *record.Record) []byte { return r.Previous[:] }),
		column(records, func(r *record.Record) time.Time { return r.Time }),
		column(records, func(r *record.Record) string { return r.Choice }),
		which,
		text(func(r *record.Record) string { return string(r.Kind) }),
		text(func(r *record.Record) string { return string(r.Source) }),
		text(func(r *record.Record) string { return r.Site }),
		text(func(r *record.Record) string { return r.Language }),
		text(func(r *record.Record) string { return string(r.Regime) }),
		column(shared, func(r *record.Record) []byte { return r.Revision[:] }),
		column(shared, func(r *record.Record) []byte { return r.Bundle[:] }))
}

func gravestones(records []record.Record) [][]byte {
	return column(records, func(r *record.Record) []byte { stone := r.Ref.Gravestone(); return stone[:] })
}

// share lists what records have in common, and for each record which of that, from 1: as many visitors answer the same
// question in the same way, PostgreSQL need not be told of it for each of them.
func share(records []record.Record) (shared []record.Record, which []int32) {
	places := map[record.Record]int32{}
	which = make([]int32, len(records))
	for i, r := range records {
		r.Ref, r.Previous, r.Time, r.Choice = record.Ref{}, record.Ref{}, time.Time{}, ""
		if places[r] == 0 {
			shared = append(shared, r)
			places[r] = int32(len(shared)) // there are no more than records
		}
		which[i] = places[r]
	}
	return shared, which
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

// column lists one field of all rows.
func column[Row, Field any](rows []Row, of func(*Row) Field) []Field {
	fields := make([]Field, len(rows))
	for i := range rows {
		fields[i] = of(&rows[i])
	}
	return fields
}
