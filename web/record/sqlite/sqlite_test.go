package sqlite

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
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

// Of a record that was erased nothing is on the disk any more, as soon as its visitor is told so; and where a reader of an
// earlier state is in the way, as soon as that has ended.
func TestNothingOfAnErasedRecordStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := opened(t, path, "one")
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(0, 20)); err != nil {
		t.Fatal(err)
	}
	erase := func(n int) {
		t.Helper()
		if err := s.Erase(t.Context(), storetest.Day, record.Visitor, []record.Ref{storetest.Record(n).Ref}); err != nil {
			t.Fatal(err)
		}
	}
	there := func(n int) bool {
		r := storetest.Record(n)
		all := content(t, path)
		return bytes.Contains(all, r.Ref[:]) || bytes.Contains(all, []byte(r.Choice))
	}
	if !there(6) {
		t.Fatal("the record is nowhere: this test looks at nothing")
	}
	erase(6)
	if there(6) {
		t.Error("the erased record can be read in the files")
	}
	err := s.Read(t.Context(), func(r record.Reader) error {
		if _, err := r.Heads(); err != nil {
			return err
		}
		erase(8)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.wipe(t.Context()); err != nil || there(8) {
		t.Errorf("after the reader has ended, the erased record can be read in the files, %v", err)
	}
}

// A record that no chain leads to is found by its name all the same.
func TestARecordBeforeTheBeginningOfItsChain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := opened(t, path, "one")
	put1(t, s, 0)
	exec(t, path, `INSERT INTO records SELECT chain, -1, position, substr(revision, 1, 16), previous, time, kind, source, site, language,
		regime, revision, bundle, choice FROM records`)
	verdict, err := record.Verify(t.Context(), s, nil, func(int) {})
	if want := "something is before the beginning of its chain: one"; err != nil || !slices.Contains(verdict.Faults, want) {
		t.Errorf("found %q, %v", verdict.Faults, err)
	}
}

// A program that is killed while a reader is in the way leaves what it has erased in the log. The next one takes it out.
func TestNothingOfAnErasedRecordStaysAfterAKill(t *testing.T) {
	path, killed := filepath.Join(t.TempDir(), "r.db"), filepath.Join(t.TempDir(), "r.db")
	s := opened(t, path, "one")
	put1(t, s, 0)
	r := storetest.Record(0)
	err := s.Read(t.Context(), func(reader record.Reader) error {
		if _, err := reader.Heads(); err != nil {
			return err
		}
		if err := s.Erase(t.Context(), storetest.Day, record.Visitor, []record.Ref{r.Ref}); err != nil {
			return err
		}
		for _, suffix := range []string{"", "-wal"} {
			text, err := os.ReadFile(path + suffix)
			if err != nil {
				return err
			}
			if err := os.WriteFile(killed+suffix, text, 0o600); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !bytes.Contains(content(t, killed), r.Ref[:]) {
		t.Fatalf("the record is nowhere: this test looks at nothing: %v", err)
	}
	opened(t, killed, "one")
	if bytes.Contains(content(t, killed), r.Ref[:]) {
		t.Error("the erased record can be read in the files")
	}
}
