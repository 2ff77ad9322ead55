package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// reseal puts names in the place of ids, and makes the chains anew over them.
func reseal(ctx context.Context, tx pgx.Tx) error {
	chains, err := (&reader{ctx, tx}).Heads()
	if err != nil {
		return err
	}
	for _, head := range chains {
		if err := resealChain(ctx, tx, head); err != nil {
			return err
		}
	}
	for _, sql := range []string{renameRecords, renamePlaces} {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// What [record.ID.Ref] does, in SQL.
const (
	renameRecords = `UPDATE biscotte.records SET ref = substring(sha256('biscotte id 1'::bytea || ref) FROM 1 FOR 16),
		previous = CASE WHEN previous = decode(repeat('00', 16), 'hex') THEN previous
			ELSE substring(sha256('biscotte id 1'::bytea || previous) FROM 1 FOR 16) END`
	renamePlaces = "UPDATE biscotte.places SET ref = substring(sha256('biscotte id 1'::bytea || ref) FROM 1 FOR 16)"
)

func resealChain(ctx context.Context, tx pgx.Tx, head record.Head) error {
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
		_, err = tx.Exec(ctx, `UPDATE biscotte.batches SET previous = $1, hashes = $2, hash = $3, formerly = $4
			WHERE chain = $5 AND number = $6`, b.Previous[:], record.JoinHashes(b.Hashes), b.Hash[:], b.Formerly[:], b.Chain, b.Number)
		if err != nil {
			return err
		}
	}
	head = chain.Head(head)
	_, err := tx.Exec(ctx, "UPDATE biscotte.chains SET hash = $1 WHERE name = $2", head.Hash[:], head.Chain)
	return err
}

// earlier reads the records of a batch, which have their ids still.
func earlier(ctx context.Context, tx pgx.Tx, b *record.Batch) ([]record.Earlier, error) {
	rows, err := tx.Query(ctx, "SELECT "+columns+" FROM biscotte.records WHERE chain = $1 AND batch = $2", b.Chain, b.Number)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (record.Earlier, error) {
		p, err := scan(row)
		e := record.Earlier{Record: p.Record, ID: record.ID(p.Ref), Previous: record.ID(p.Previous), Position: p.Position}
		e.Ref, e.Record.Previous = record.Ref{}, record.Ref{}
		return e, err
	})
}
