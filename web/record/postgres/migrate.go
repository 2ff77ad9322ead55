package postgres

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

//go:embed schema.sql
var schema string

//go:embed refs.sql
var refs string

// step turns one version of the schema into the next: first its SQL, then what SQL cannot say.
type step struct {
	sql  string
	then func(context.Context, pgx.Tx) error
}

// steps lead from an empty database to the version that this program knows, which is their number. One that has been
// released stays as it is.
var steps = []step{{sql: schema}, {refs, reseal}}

// lock is the number of the advisory lock under which the schema is changed: one server at a time.
const lock = 0x62697363 // "bisc"

// migrate waits for any other server that does the same.
func migrate(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lock); err != nil {
		return err
	}
	found, err := versionOf(ctx, tx)
	switch {
	case err != nil:
		return err
	case found > len(steps):
		return record.ErrNewer
	}
	for i, one := range steps[found:] {
		if _, err := tx.Exec(ctx, one.sql); err != nil {
			return err
		}
		if one.then != nil {
			if err := one.then(ctx, tx); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, "INSERT INTO biscotte.versions VALUES ($1)", found+i+1); err != nil {
			return err
		}
	}
	return nil
}

// versionOf is the version of the schema, 0 for none. A user who may not make the schema can use one that is there.
func versionOf(ctx context.Context, tx pgx.Tx) (found int, err error) {
	var there bool
	err = tx.QueryRow(ctx, "SELECT to_regclass('biscotte.versions') IS NOT NULL").Scan(&there)
	if err != nil {
		return 0, err
	}
	if !there {
		_, err := tx.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS biscotte; CREATE TABLE biscotte.versions (version integer PRIMARY KEY)")
		return 0, err
	}
	err = tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM biscotte.versions").Scan(&found)
	return found, err
}
