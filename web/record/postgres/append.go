package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"biscotte/web/record"
)

// Errors of PostgreSQL (appendix A): of a record that is known, and of a batch that does not follow (insertBatch).
const (
	uniqueViolation  = "23505"
	notNullViolation = "23502"
)

// errMoved means that a chain does not end where it was seen to end.
var errMoved = errors.New("the chain ends elsewhere")

// Append hopes that everything is new. Only where that fails does it look what is; another server may have written one of
// them in between, so it looks as often as that happens.
func (s *Store) Append(ctx context.Context, now time.Time, records []record.Record) (int, error) {
	n, err := s.append(ctx, now, records)
	for known(err) {
		if records, err = s.fresh(ctx, records); err == nil {
			n, err = s.append(ctx, now, records)
		}
	}
	if err != nil {
		return 0, fmt.Errorf("writing records: %w", err)
	}
	return n, nil
}

// known reports whether an error is that of a record that is there already, or was erased.
func known(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == uniqueViolation && e.TableName == "places"
}

// append begins with the head that it remembers. Where that has moved, or there was an error, it looks where it is.
func (s *Store) append(ctx context.Context, now time.Time, records []record.Record) (int, error) {
	if len(records) == 0 {
		return 0, nil
	}
	if err := s.partition(ctx, now); err != nil {
		return 0, err
	}
	var head record.Head
	select {
	case head = <-s.head:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	head, err := s.follow(ctx, head, now, records)
	if errors.Is(err, errMoved) {
		head, err = s.followLocked(ctx, now, records)
	}
	if err == nil {
		s.furthest = head.Number
	}
	s.head <- head
	return len(records), err
}

// follow appends behind a head without asking first: what is sent at once is one transaction (PostgreSQL, "Pipelining"
// in the message flow of its protocol), and one round trip. It returns the new head, none with an error.
func (s *Store) follow(ctx context.Context, h record.Head, now time.Time, records []record.Record) (record.Head, error) {
	if h.Number == 0 {
		return record.Head{}, errMoved
	}
	b, all, err := seal(h, now, records)
	if err == nil {
		err = moved(s.pool.SendBatch(ctx, all).Close())
	}
	if err != nil {
		return record.Head{}, err
	}
	return b.Head(), nil
}

// moved tells the error of a batch that does not follow from others.
func moved(err error) error {
	var e *pgconn.PgError
	if errors.As(err, &e) && e.Code == notNullViolation && e.TableName == "batches" && e.ColumnName == "chain" {
		return errMoved
	}
	return err
}

// followLocked looks where the chain ends, and appends there.
func (s *Store) followLocked(ctx context.Context, now time.Time, records []record.Record) (record.Head, error) {
	var next record.Head
	err := s.update(ctx, func(tx pgx.Tx) error {
		head, err := headOf(ctx, tx, s.chain)
		if err != nil {
			return err
		}
		if head.Number < s.furthest {
			s.furthest = head.Number
			return record.ErrBehind
		}
		b, all, err := seal(head, now, records)
		if err != nil {
			return err
		}
		next = b.Head()
		return tx.SendBatch(ctx, all).Close()
	})
	if err != nil {
		return record.Head{}, err
	}
	return next, nil
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

// fresh leaves out the records that are known, and those that come twice.
func (s *Store) fresh(ctx context.Context, records []record.Record) ([]record.Record, error) {
	refs := column(records, func(r *record.Record) []byte { return r.Ref[:] })
	rows, err := s.pool.Query(ctx, `SELECT ref FROM biscotte.places WHERE ref = ANY ($1) UNION ALL
		SELECT new.ref FROM unnest($1::bytea[], $2::bytea[]) AS new (ref, stone) JOIN biscotte.erased ON erased.ref = stone`,
		refs, gravestones(records))
	if err != nil {
		return nil, err
	}
	seen := map[record.Ref]bool{}
	known, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	for _, ref := range known {
		seen[record.Ref(ref)] = true
	}
	var fresh []record.Record
	for _, r := range records {
		if !seen[r.Ref] {
			seen[r.Ref] = true
			fresh = append(fresh, r)
		}
	}
	return fresh, err
}
