package main

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
	"biscotte/web/record/postgres"
	"biscotte/web/record/postgres/cluster"
	"biscotte/web/record/sqlite"
)

// bareRows is how many rows are written bare, at least.
const bareRows = 50_000

// rows are what a server has kept, by the batches in which it did.
type rows [][]record.Record

func (all rows) count() (n int) {
	for _, batch := range all {
		n += len(batch)
	}
	return n
}

// first are as many batches as have at least n rows.
func (all rows) first(n int) rows {
	for i, batch := range all {
		if n -= len(batch); n <= 0 {
			return all[:i+1]
		}
	}
	return all
}

// everyRow reads what a server has kept, of one chain.
func everyRow(ctx context.Context, s record.Store) (all rows, err error) {
	err = s.Read(ctx, func(r record.Reader) error {
		heads, err := r.Heads()
		if err != nil {
			return err
		}
		for _, h := range heads {
			for p, err := range r.Records(h.Chain) {
				if err != nil {
					return err
				}
				if p.Position == 0 {
					all = append(all, nil)
				}
				last := len(all) - 1
				all[last] = append(all[last], p.Record)
			}
		}
		return nil
	})
	return all, err
}

// bareTable has the columns of a record, its place and its id aside nothing to look it up by, and no chain.
const bareTable = `CREATE TABLE bare (batch BIGINT, position INTEGER, id %[1]s UNIQUE, previous %[1]s, time %[2]s, kind TEXT, source TEXT,
	site TEXT, language TEXT, regime TEXT, revision %[1]s, bundle %[1]s, choice TEXT, PRIMARY KEY (batch, position))`

func sqliteEngine(path string) engine {
	return engine{
		name: "SQLite", where: path, chains: []string{"main"},
		rows: func(ctx context.Context) (rows, error) {
			s, err := sqlite.Open(ctx, path, "main", false)
			if err != nil {
				return nil, err
			}
			defer func() { _ = s.Close() }() // only read
			return everyRow(ctx, s)
		},
		fresh: func(ctx context.Context, round int) (record.Store, error) {
			return sqlite.Open(ctx, fmt.Sprint(path, ".queued", round), "main", true)
		},
		bare: func(ctx context.Context, round int, all rows) error {
			return bareSQLite(ctx, fmt.Sprint(path, ".bare", round), all)
		},
	}
}

// bareSQLite writes with the same settings as package sqlite, and nothing but the rows.
func bareSQLite(ctx context.Context, path string, all rows) error {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // committed already
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, fmt.Sprintf(bareTable, "BLOB", "INTEGER")); err != nil {
		return err
	}
	insert, err := db.PrepareContext(ctx, "INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	for number, batch := range all {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		into := tx.StmtContext(ctx, insert)
		for i, r := range batch {
			_, err := into.ExecContext(ctx, number, i, r.Ref[:], r.Previous[:], r.Time.UnixMilli(), string(r.Kind), string(r.Source), r.Site,
				r.Language, string(r.Regime), r.Revision[:], r.Bundle[:], r.Choice)
			if err != nil {
				return err
			}
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

func postgresEngine(c *cluster.Cluster) engine {
	url := c.URL("postgres")
	return engine{
		name: "PostgreSQL", where: url, chains: []string{"main"},
		rows: func(ctx context.Context) (rows, error) { return postgresRows(ctx, url) },
		fresh: func(ctx context.Context, round int) (record.Store, error) {
			name := fmt.Sprint("queued", round)
			if err := c.Create(ctx, name); err != nil {
				return nil, err
			}
			return postgres.Open(ctx, c.URL(name), "main")
		},
		bare: func(ctx context.Context, round int, all rows) error {
			return barePostgres(ctx, c.URL(fmt.Sprint("queued", round)), all)
		},
	}
}

// threeServers share a database, and a machine with it and with who asks.
func threeServers(ctx context.Context, c *cluster.Cluster) (engine, error) {
	const name = "three"
	return engine{
		name: "PostgreSQL, three servers", where: c.URL(name), chains: []string{"one", "two", "three"},
		rows: func(ctx context.Context) (rows, error) { return postgresRows(ctx, c.URL(name)) },
	}, c.Create(ctx, name)
}

func postgresRows(ctx context.Context, url string) (rows, error) {
	s, err := postgres.Open(ctx, url, "main")
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }() // only read
	return everyRow(ctx, s)
}

// barePostgres copies, which is the fastest that PostgreSQL has.
func barePostgres(ctx context.Context, url string, all rows) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }() // committed already
	if _, err := conn.Exec(ctx, fmt.Sprintf(bareTable, "BYTEA", "TIMESTAMPTZ")); err != nil {
		return err
	}
	columns := []string{"batch", "position", "id", "previous", "time", "kind", "source", "site", "language", "regime", "revision", "bundle", "choice"}
	for number, batch := range all {
		_, err := conn.CopyFrom(ctx, pgx.Identifier{"bare"}, columns, pgx.CopyFromSlice(len(batch), func(i int) ([]any, error) {
			r := &batch[i]
			return []any{
				int64(number), int32(i), r.Ref[:], r.Previous[:], r.Time, string(r.Kind), string(r.Source), r.Site,
				r.Language, string(r.Regime), r.Revision[:], r.Bundle[:], r.Choice,
			}, nil
		}))
		if err != nil {
			return err
		}
	}
	return nil
}
