package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// A store that has no room for the next answers does not say that it has, and does as soon as there is some.
func TestPingOfAFullDisk(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "r.db"), "one")
	limit := func(pages int) {
		t.Helper()
		if err := s.write.QueryRowContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)).Scan(&pages); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	limit(1) // as many as there are
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(0, 20000)); err == nil {
		t.Fatal("the disk is not full: this test looks at nothing")
	}
	n := 0
	for ; n < 20000; n += 500 {
		if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(n, 500)); err != nil {
			break
		}
	}
	if err := s.Ping(t.Context()); err == nil {
		t.Error("answers are refused, and it says that it can be written to")
	}
	limit(1 << 30)
	if err := s.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(n, 500)); err != nil {
		t.Error(err)
	}
}

// All that it tries to write gets to the disk, each time, and takes no room for ever.
func TestPingWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := opened(t, path, "one")
	size := func(name string) int64 {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	for range 20 {
		if err := s.wipe(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := s.Ping(t.Context()); err != nil || size(path+"-wal") < record.Room {
			t.Fatalf("the log has %d bytes, %v", size(path+"-wal"), err)
		}
	}
	if n := size(path); n > 2*record.Room {
		t.Errorf("the file has %d bytes", n)
	}
	if all, err := s.Revisions(t.Context(), ""); err != nil || len(all) > 0 {
		t.Errorf("there are %v, %v", all, err)
	}
}
