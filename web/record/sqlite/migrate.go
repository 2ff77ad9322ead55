package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"

	"biscotte/web/record"
)

//go:embed schema.sql
var schema string

//go:embed refs.sql
var refs string

// step turns one version of the file into the next: first its SQL, then what SQL cannot say.
type step struct {
	sql  string
	then func(context.Context, *sql.Tx) error
}

// steps lead from an empty file to the version that this program knows, which is their number. One that has been released
// stays as it is.
var steps = []step{{sql: schema}, {refs, reseal}}

// migrate takes the steps that the file lacks. It knows how many it has (PRAGMA user_version). What an older version had and
// this one does not goes from the log, too.
func (s *Store) migrate(ctx context.Context) error {
	found := 0
	err := s.update(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&found); err != nil {
			return err
		}
		if found > len(steps) {
			return record.ErrNewer
		}
		return take(ctx, tx, steps[found:])
	})
	if err == nil { // also of what a program has deleted that was killed while a reader was in the way
		err = s.wipe(ctx)
	}
	return err
}

func take(ctx context.Context, tx *sql.Tx, missing []step) error {
	for _, one := range missing {
		if _, err := tx.ExecContext(ctx, one.sql); err != nil {
			return err
		}
		if one.then == nil {
			continue
		}
		if err := one.then(ctx, tx); err != nil {
			return err
		}
	}
	if len(missing) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(steps)))
	return err
}
