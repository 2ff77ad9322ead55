package sqlite

import (
	"database/sql"
	"path/filepath"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func database(t *testing.T) storetest.Database {
	path := filepath.Join(t.TempDir(), "a folder with spaces & ?marks#", "records.db")
	mkdir(t, filepath.Dir(path))
	return storetest.Database{
		Open: func(t *testing.T, chain string) record.Store { return opened(t, path, chain) },
		Exec: func(t *testing.T, text string) { exec(t, path, text) },
	}
}

func opened(t *testing.T, path, chain string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, chain, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func exec(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", source(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), text); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

func TestContract(t *testing.T) { storetest.Run(t, database) }
