// Package postgres keeps records in PostgreSQL, for those who outgrow one machine: several servers, one database. Each
// server has a chain of its own there. Its tables are in a schema of their own, "biscotte", which it makes and brings up
// to date itself.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"biscotte/web/record"
)

// connectLimit is how long making a connection may take.
const connectLimit = 5 * time.Second

// Store is a [record.Store] in a database.
type Store struct {
	chain string
	pool  *pgxpool.Pool
	head  chan record.Head // the end of the chain as it was left, of number 0 if that is not known; who appends takes it

	furthest int64 // number of the last batch that was put there; of whoever has the head

	ready  atomic.Bool   // the schema is the one that we know
	tables chan struct{} // full while somebody makes tables

	mu     sync.Mutex
	months map[string]bool // those that have a partition
}

// Open takes the address of a database, as in "postgres://user@host/database". It fails only where that is no address:
// whether the database can be reached shows with the first use, and again with every other.
func Open(ctx context.Context, url, chain string) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("reading the address of the database: %w", err)
	}
	return connect(ctx, config, chain)
}

func connect(ctx context.Context, config *pgxpool.Config, chain string) (*Store, error) {
	// An attempt that nobody waits for any more keeps its place in the pool: it must not be kept for minutes.
	config.ConnConfig.ConnectTimeout = min(config.ConnConfig.ConnectTimeout, connectLimit)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	s := &Store{chain: chain, pool: pool, head: make(chan record.Head, 1), tables: make(chan struct{}, 1), months: map[string]bool{}}
	s.head <- record.Head{}
	return s, nil
}

// Close ends the use of the database.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// update does something in a transaction of a database that is ready. What is committed is on the disk, whatever the
// server's own default is.
func (s *Store) update(ctx context.Context, do func(pgx.Tx) error) error {
	if err := s.prepare(ctx); err != nil {
		return err
	}
	return pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{BeginQuery: beginDurable}, do)
}

// beginDurable begins a transaction that is on the disk when it is committed, whatever the database is set to.
const beginDurable = "BEGIN; SET LOCAL synchronous_commit = on"

// prepare brings the schema up to date, once.
func (s *Store) prepare(ctx context.Context) error {
	if s.ready.Load() {
		return nil
	}
	if err := s.alone(ctx); err != nil {
		return err
	}
	defer s.others()
	if s.ready.Load() {
		return nil
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { return migrate(ctx, tx) })
	s.ready.Store(err == nil)
	return err
}

// alone waits until nobody else in this program makes tables, for as long as ctx lets it: whoever does may wait for a
// database that never answers.
func (s *Store) alone(ctx context.Context) error {
	select {
	case s.tables <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) others() { <-s.tables }

func unknown(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return record.ErrUnknown
	}
	return err
}

// Here is true of a database, wherever it is: one that is another by now says so itself.
func (s *Store) Here() error { return nil }
