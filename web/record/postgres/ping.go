package postgres

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
)

// Ping writes and deletes a snapshot that has no site, of bytes that cannot be compressed: the table grows by it, and the
// log when that is committed.
func (s *Store) Ping(ctx context.Context) error {
	var none record.Hash
	archive := make([]byte, record.Room)
	_, _ = rand.NewChaCha8([32]byte{}).Read(archive) // it never fails
	err := s.update(ctx, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "INSERT INTO biscotte.snapshots (revision, site, time, archive) VALUES ($1, '', 'epoch', $2)",
			none[:], archive)
		if err == nil {
			_, err = tx.Exec(ctx, "DELETE FROM biscotte.snapshots WHERE revision = $1", none[:])
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("trying to write to the database: %w", err)
	}
	return nil
}
