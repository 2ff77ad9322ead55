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

// bareRows is how many rows are written bare, and bareBatch how many in one transaction.
const (
	bareRows  = 50_000
	bareBatch = 512
)

type rows []record.Record

// everyRow reads what a server has kept.
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
				all = append(all, p.Record)
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
		name: "SQLite", where: path,
		rows: func(ctx context.Context) (rows, error) {
			s, err := sqlite.Open(ctx, path, "main", false)
			if err != nil {
				return nil, err
			}
			defer func() { _ = s.Close() }() // only read
			return everyRow(ctx, s)
		},
		bare: func(ctx context.Context, all rows) error { return bareSQLite(ctx, path+".bare", all) },
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
	return inBatches(all, func(number int, batch rows) error {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		into := tx.StmtContext(ctx, insert)
		for i, r := range batch {
			_, err := into.ExecContext(ctx, number, i, r.ID[:], r.Previous[:], r.Time.UnixMilli(), string(r.Kind), string(r.Source), r.Site,
				r.Language, string(r.Regime), r.Revision[:], r.Bundle[:], r.Choice)
			if err != nil {
				return err
			}
		}
		return tx.Commit()
	})
}

func inBatches(all rows, write func(number int, batch rows) error) error {
	for number := 0; len(all) > 0; number++ {
		n := min(bareBatch, len(all))
		if err := write(number, all[:n]); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

func postgresEngine(c *cluster.Cluster) engine {
	url := c.URL("postgres")
	return engine{
		name: "PostgreSQL", where: url,
		rows: func(ctx context.Context) (rows, error) {
			s, err := postgres.Open(ctx, url, "main")
			if err != nil {
				return nil, err
			}
			defer func() { _ = s.Close() }() // only read
			return everyRow(ctx, s)
		},
		bare: func(ctx context.Context, all rows) error { return barePostgres(ctx, url, all) },
	}
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
	return inBatches(all, func(number int, batch rows) error {
		_, err := conn.CopyFrom(ctx, pgx.Identifier{"bare"}, columns, pgx.CopyFromSlice(len(batch), func(i int) ([]any, error) {
			r := &batch[i]
			return []any{
				int64(number), int32(i), r.ID[:], r.Previous[:], r.Time, string(r.Kind), string(r.Source), r.Site,
				r.Language, string(r.Regime), r.Revision[:], r.Bundle[:], r.Choice,
			}, nil
		}))
		return err
	})
}
