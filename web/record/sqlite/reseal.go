package sqlite

import (
	"context"
	"database/sql"

	"biscotte/web/record"
)

// reseal puts names in the place of ids, and makes the chains anew over them.
func reseal(ctx context.Context, tx *sql.Tx) error {
	chains, err := heads(ctx, tx)
	if err != nil {
		return err
	}
	for _, head := range chains {
		if err := resealChain(ctx, tx, head); err != nil {
			return err
		}
	}
	return rename(ctx, tx)
}

func resealChain(ctx context.Context, tx *sql.Tx, head record.Head) error {
	var chain record.Resealing
	for b, err := range (&reader{ctx, tx}).Batches(head.Chain) {
		if err != nil {
			return err
		}
		found, err := earlier(ctx, tx, b)
		if err != nil {
			return err
		}
		chain.Next(b, found)
		_, err = tx.ExecContext(ctx, "UPDATE batches SET previous = ?, hashes = ?, hash = ?, formerly = ? WHERE chain = ? AND number = ?",
			b.Previous[:], record.JoinHashes(b.Hashes), b.Hash[:], b.Formerly[:], b.Chain, b.Number)
		if err != nil {
			return err
		}
	}
	head = chain.Head(head)
	_, err := tx.ExecContext(ctx, "UPDATE chains SET hash = ? WHERE name = ?", head.Hash[:], head.Chain)
	return err
}

// earlier reads the records of a batch, which have their ids still.
func earlier(ctx context.Context, tx *sql.Tx, b *record.Batch) ([]record.Earlier, error) {
	return query(ctx, tx, func(row *sql.Rows) (record.Earlier, error) {
		p, err := scan(row)
		e := record.Earlier{Record: p.Record, ID: record.ID(p.Ref), Previous: record.ID(p.Previous), Position: p.Position}
		e.Ref, e.Record.Previous = record.Ref{}, record.Ref{}
		return e, err
	}, "SELECT "+columns+" FROM records WHERE chain = ? AND batch = ?", b.Chain, b.Number)
}

// rename goes through the records in the order of their places, which stay.
func rename(ctx context.Context, tx *sql.Tx) error {
	type place struct {
		chain           string
		batch, position int64
		id, previous    []byte
	}
	var last place
	for n := page; n == page; {
		rows, err := query(ctx, tx, func(row *sql.Rows) (p place, err error) {
			return p, row.Scan(&p.chain, &p.batch, &p.position, &p.id, &p.previous)
		}, `SELECT chain, batch, position, ref, previous FROM records WHERE (chain, batch, position) > (?, ?, ?)
			ORDER BY chain, batch, position LIMIT ?`, last.chain, last.batch, last.position, page)
		if err != nil {
			return err
		}
		n = len(rows)
		for _, p := range rows {
			_, err := tx.ExecContext(ctx, "UPDATE records SET ref = ?, previous = ? WHERE chain = ? AND batch = ? AND position = ?",
				named(p.id), named(p.previous), p.chain, p.batch, p.position)
			if err != nil {
				return err
			}
			last = p
		}
	}
	return nil
}

// named is the name that belongs to the bytes of an id. What is no id stays, to be told of as damage.
func named(id []byte) []byte {
	if len(id) != len(record.ID{}) {
		return id
	}
	ref := record.ID(id).Ref()
	return ref[:]
}
