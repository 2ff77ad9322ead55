package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"biscotte/web/record"
)

// Ping writes and deletes a snapshot that has no site. All of it gets into the log when that is committed: what is deleted is
// overwritten there, too (secure_delete). The pages are free then, for what is written next.
func (s *Store) Ping(ctx context.Context) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		var none record.Hash
		_, err := tx.ExecContext(ctx, "INSERT INTO snapshots (revision, site, time, archive) VALUES (?, '', 0, zeroblob(?))",
			none[:], record.Room)
		if err == nil {
			_, err = tx.ExecContext(ctx, "DELETE FROM snapshots WHERE revision = ?", none[:])
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("trying to write: %w", err)
	}
	return nil
}
