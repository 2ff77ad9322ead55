package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// watching opens a file that is watched; heard is what it says.
func watching(t *testing.T, path string) (w *Watched, heard func() string) {
	t.Helper()
	var said []string
	w, err := Watch(t.Context(), path, "one", func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w, func() string { return strings.Join(said, "\n") }
}

func put1(t *testing.T, s record.Store, n int) {
	t.Helper()
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(n, 1)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// look is what a server does every two seconds while the store is away.
func look(t *testing.T, w *Watched) error {
	t.Helper()
	err := w.Ping(t.Context())
	w.rescue.Wait()
	return err
}

// Whichever of its files is deleted or moved, that is noticed; what was in there is in a file beside, whole.
func TestAFileThatIsLost(t *testing.T) {
	for what, lose := range map[string]func(t *testing.T, path string){
		"deleted":        func(t *testing.T, path string) { remove(t, path) },
		"all deleted":    func(t *testing.T, path string) { remove(t, path, path+"-wal", path+"-shm") },
		"its log":        func(t *testing.T, path string) { remove(t, path+"-wal") },
		"its log's list": func(t *testing.T, path string) { remove(t, path+"-shm") },
		"moved": func(t *testing.T, path string) {
			if err := os.Rename(path, path+".away"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		path := filepath.Join(t.TempDir(), "r.db")
		w, heard := watching(t, path)
		put1(t, w, 0)
		put1(t, w, 1)
		if err := w.Here(); err != nil {
			t.Fatalf("%s: before anything: %v", what, err)
		}
		lose(t, path)
		if err := w.Here(); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("%s: it is said to be there: %v", what, err)
		}
		if err := look(t, w); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("%s: it can be written to: %v", what, err)
		}
		if r := storetest.Verified(t, opened(t, path+".rescued", "one"))["one"]; r.Records != 2 {
			t.Errorf("%s: %d records are rescued", what, r.Records)
		}
		if exists(path + "-wal") {
			t.Errorf("%s: the log is there still, for the next file to take for its own", what)
		}
		if !strings.HasSuffix(heard(), fmt.Sprintf("all that it had is in %q", path+".rescued")) {
			t.Errorf("%s: it says\n%s", what, heard())
		}
		if _, err := w.Append(t.Context(), storetest.Day, storetest.Records(2, 1)); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("%s: it acknowledges: %v", what, err)
		}
	}
}

// A file that is put in the place of another is opened as soon as it has stopped growing.
func TestAFileThatIsReplaced(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "r.db"), filepath.Join(folder, "backup.db")
	w, _ := watching(t, path)
	put1(t, w, 0)
	if err := w.store.Copy(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	put1(t, w, 1)
	whole, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	remove(t, path)
	for _, n := range []int{len(whole) / 2, len(whole)} { // as "cp" does, bit by bit
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := look(t, w); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("it is opened while it grows: %v", err)
		}
	}
	for range 2 {
		err = look(t, w)
	}
	if err != nil {
		t.Errorf("once it is whole: %v", err)
	}
	put1(t, w, 2)
	if r := storetest.Verified(t, w)["one"]; r.Records != 2 {
		t.Errorf("it has %d records", r.Records)
	}
	remove(t, path) // once more
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]int{".rescued": 2, ".rescued2": 2} {
		if r := storetest.Verified(t, opened(t, path+name, "one"))["one"]; r.Records != want {
			t.Errorf("%s has %d records, want %d", name, r.Records, want)
		}
	}
}

// Something else in its place is not opened, and not touched.
func TestAFileThatIsReplacedByNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	w, heard := watching(t, path)
	put1(t, w, 0)
	remove(t, path)
	if err := os.WriteFile(path, []byte(strings.Repeat("no database", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := look(t, w); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("it is taken for a store: %v", err)
		}
	}
	if !strings.Contains(heard(), "not a database") {
		t.Errorf("it says\n%s", heard())
	}
}

func TestAWatchedFileKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Database {
		d := database(t)
		path := filepath.Join(t.TempDir(), "r.db")
		d.Exec = func(t *testing.T, text string) { exec(t, path, text) }
		d.Open = func(t *testing.T, chain string) record.Store {
			w, err := Watch(t.Context(), path, chain, t.Logf)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { w.Close() })
			return w
		}
		return d
	})
}

// A file that is cut short, or emptied, is the same file to the system. What is written to its log would be gone with the next
// start: SQLite deletes the log of an empty file.
func TestAFileThatIsCutShort(t *testing.T) {
	for _, left := range []int64{0, 100, 4096, 8192} {
		path := filepath.Join(t.TempDir(), "r.db")
		opened(t, path, "one").Close()
		w, _ := watching(t, path)
		put1(t, w, 0)
		if err := os.Truncate(path, left); err != nil {
			t.Fatal(err)
		}
		if err := w.Here(); !errors.Is(err, record.ErrMisplaced) {
			t.Errorf("cut to %d bytes: it is said to be there: %v", left, err)
		}
	}
}

// Whoever makes the file smaller as SQLite does (VACUUM) has taken nothing out of it.
func TestAFileThatIsTidiedUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	w, heard := watching(t, path)
	exec(t, path, "CREATE TABLE much AS SELECT zeroblob(1000000) AS x; PRAGMA wal_checkpoint(TRUNCATE)")
	if err := w.Here(); err != nil {
		t.Fatal(err)
	}
	exec(t, path, "DROP TABLE much; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
	if err := w.Here(); err != nil || heard() != "" {
		t.Errorf("%v, %s", err, heard())
	}
	put1(t, w, 0)
}
