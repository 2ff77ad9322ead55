package sqlite

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// first makes a file of the first version.
func first(t *testing.T, path string) {
	t.Helper()
	rows, err := os.ReadFile(filepath.Join("testdata", "first.sql"))
	if err != nil {
		t.Fatal(err)
	}
	if err := touch(path, true); err != nil {
		t.Fatal(err)
	}
	exec(t, path, schema+string(rows)+"PRAGMA user_version = 1")
}

func TestTheFirstVersion(t *testing.T) {
	storetest.FirstVersion(t, func(t *testing.T, damage string) storetest.Database {
		d := database(t)
		path := filepath.Join(t.TempDir(), "first.db")
		first(t, path)
		exec(t, path, damage)
		d.Open = func(t *testing.T, chain string) record.Store { return opened(t, path, chain) }
		return d
	})
}

// The ids of the first version are in none of the files any more, while it is still in use.
func TestNoIDStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "first.db")
	first(t, path)
	before := content(t, path)
	opened(t, path, "a")
	for i := range 32 {
		id := record.ID(storetest.Record(i).Ref)
		if bytes.Contains(content(t, path), id[:]) {
			t.Errorf("the id %s is there", id)
		}
	}
	if id := storetest.Record(6).Ref; !bytes.Contains(before, id[:]) {
		t.Error("the first version has no ids: this test looks at nothing")
	}
}

// content is all that is in the files of the store.
func content(t *testing.T, path string) (all []byte) {
	t.Helper()
	for _, suffix := range []string{"", "-wal"} {
		text, err := os.ReadFile(path + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}
