package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// monthStart is the first moment of a time's month.
func monthStart(t time.Time) time.Time {
	t = t.UTC()
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}

func partitionName(month time.Time) string { return "records_" + month.Format("2006_01") }

// partition sees to it that there is a place for the month of a time, and for the one after: the turn of the month finds
// everything ready.
func (s *Store) partition(ctx context.Context, now time.Time) error {
	if err := s.prepare(ctx); err != nil {
		return err
	}
	month := monthStart(now)
	if s.has(month) {
		return nil
	}
	if err := s.alone(ctx); err != nil {
		return err
	}
	defer s.others()
	if s.has(month) {
		return nil
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lock); err != nil {
			return err
		}
		for _, m := range []time.Time{month, month.AddDate(0, 1, 0)} {
			if err := makePartition(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.mu.Lock()
		s.months[partitionName(month)] = true
		s.mu.Unlock()
	}
	return err
}

// has reports whether a month is known to have its partition.
func (s *Store) has(month time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.months[partitionName(month)]
}

func makePartition(ctx context.Context, tx pgx.Tx, month time.Time) error {
	bound := func(t time.Time) string { return t.Format("2006-01-02 15:04:05Z07:00") }
	_, err := tx.Exec(ctx, fmt.Sprintf(`CREATE TABLE IF NOT EXISTS biscotte.%s PARTITION OF biscotte.records
		FOR VALUES FROM ('%s') TO ('%s')`, partitionName(month), bound(month), bound(month.AddDate(0, 1, 0))))
	return err
}

// dropMonths drops the partitions of which everything is older than before. It returns how many records they had.
func (s *Store) dropMonths(ctx context.Context, before time.Time, dropped func(n int)) error {
	rows, err := s.pool.Query(ctx, `SELECT child.relname::text FROM pg_inherits
		JOIN pg_class child ON child.oid = inhrelid WHERE inhparent = 'biscotte.records'::regclass ORDER BY 1`)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		month, err := time.Parse("records_2006_01", name)
		if err != nil || month.AddDate(0, 1, 0).After(before) {
			continue // somebody else's, or not over
		}
		n, err := s.dropMonth(ctx, month)
		if err != nil {
			return err
		}
		dropped(n)
	}
	return nil
}

func (s *Store) dropMonth(ctx context.Context, month time.Time) (n int, err error) {
	name := "biscotte." + partitionName(month)
	err = s.update(ctx, func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, "SELECT count(*) FROM "+name).Scan(&n); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "DROP TABLE "+name)
		return err
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.months)
	return n, err
}
