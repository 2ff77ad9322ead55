package postgres

import (
	"testing"

	"biscotte/web/record"
)

// All that it tries to write gets to the disk.
func TestPingWrites(t *testing.T) {
	s := opened(t, database(t), "one")
	for range 2 {
		var before, written int64
		if err := s.pool.QueryRow(t.Context(), "SELECT pg_current_wal_flush_lsn() - '0/0'").Scan(&before); err != nil {
			t.Fatal(err)
		}
		if err := s.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
		err := s.pool.QueryRow(t.Context(), "SELECT pg_current_wal_flush_lsn() - '0/0' - $1::bigint", before).Scan(&written)
		if err != nil || written < record.Room {
			t.Errorf("%d bytes are in the log, %v", written, err)
		}
	}
	if all, err := s.Revisions(t.Context(), ""); err != nil || len(all) > 0 {
		t.Errorf("there are %v, %v", all, err)
	}
}
