package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsAcknowledgedIsOnTheDisk(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "r.db"), "one")
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "secure_delete": "1"} {
		var got string
		if err := s.write.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, want %q, %v", pragma, got, want, err)
		}
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := opened(t, path, "one")
	if _, err := s.Append(t.Context(), storetest.Day, storetest.Records(0, 1)); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("r.db%s: %v, %v", suffix, info.Mode(), err)
		}
	}
}

func TestOpening(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(folder, "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(folder, "newer.db")
	opened(t, newer, "one").Close()
	exec(t, newer, "PRAGMA user_version = 99")
	tests := []struct {
		path   string
		create bool
		is     error
		want   string
	}{
		{filepath.Join(folder, "none.db"), false, fs.ErrNotExist, "no such file"},
		{filepath.Join(folder, "none", "r.db"), true, fs.ErrNotExist, "no such file"},
		{folder, true, nil, "is a directory"},
		{text, true, nil, "file is not a database"},
		{empty, false, errEmpty, "the file is empty"},
		{newer, true, record.ErrNewer, "a later version"},
	}
	for _, test := range tests {
		_, err := Open(t.Context(), test.path, "one", test.create)
		if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
			t.Errorf("%s: %v, want %q", test.path, err, test.want)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "none.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that was only to be read was made: %v", err)
	}
}
