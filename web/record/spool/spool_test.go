package spool

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func opened(t *testing.T, path string) *Spool {
	t.Helper()
	s, err := Open(path, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func add(t *testing.T, s *Spool, first, n int) {
	t.Helper()
	if err := s.Add(storetest.Records(first, n)); err != nil {
		t.Fatal(err)
	}
}

func has(t *testing.T, s *Spool, want []record.Record) {
	t.Helper()
	got, err := s.First(len(want) + 1)
	if err != nil || !reflect.DeepEqual(got, want) || s.Len() != len(want) {
		t.Errorf("it has %d records, %+v, %v", s.Len(), got, err)
	}
}

func TestWhatIsAddedComesOutInItsOrder(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "spool"))
	has(t, s, nil)
	add(t, s, 0, 3)
	add(t, s, 3, 2)
	has(t, s, storetest.Records(0, 5))
	if err := s.Drop(2); err != nil {
		t.Fatal(err)
	}
	has(t, s, storetest.Records(2, 3))
	add(t, s, 5, 1)
	has(t, s, storetest.Records(2, 4))
	if err := s.Drop(4); err != nil || s.Size() != 0 {
		t.Errorf("emptied, it has %d bytes, %v", s.Size(), err)
	}
	has(t, s, nil)
	add(t, s, 7, 1)
	has(t, s, storetest.Records(7, 1))
}

func TestWhatAnEarlierProgramLeftIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 4)
	if err := s.Drop(1); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path, 1<<20); !errors.Is(err, ErrTaken) {
		t.Errorf("two programs share it: %v", err)
	}
	s.Close()
	has(t, opened(t, path), storetest.Records(0, 4)) // one of which the store knows already
}

// A program was killed, or the power was cut, in the middle of a line; and a disk may fail.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 3)
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	for what, test := range map[string]struct {
		text    string
		want    []record.Record
		damaged int
	}{
		"half a line":          {lines[0] + lines[1] + lines[2][:40], storetest.Records(0, 2), 0},
		"all but its end":      {lines[0] + strings.TrimSuffix(lines[1], "\n"), storetest.Records(0, 1), 0},
		"a bit in the middle":  {lines[0] + strings.Replace(lines[1], "banner", "barner", 1) + lines[2], []record.Record{storetest.Record(0), storetest.Record(2)}, 1},
		"a line of somebody's": {"hello\n" + lines[0], storetest.Records(0, 1), 1},
		"nothing":              {"", nil, 0},
	} {
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s := opened(t, path)
		if s.Damaged() != test.damaged {
			t.Errorf("%s: %d damaged lines, want %d", what, s.Damaged(), test.damaged)
		}
		has(t, s, test.want)
		add(t, s, 9, 1)
		has(t, s, append(test.want[:len(test.want):len(test.want)], storetest.Record(9)))
		s.Close()
	}
}

// A program of the first version has left records with ids in the place of names.
func TestTheFirstVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	text := `{"id":"00000000000000010000000000000000","previous":"00000000000000020000000000000000","time":"2026-11-25T10:00:00Z","kind":"given","source":"banner","site":"portal.example.org","language":"en","regime":"strictest","revision":"` + storetest.Record(0).Revision.String() + `","bundle":"` + storetest.Record(0).Bundle.String() + `","choice":"` + storetest.Record(0).Choice + `"}`
	line := fmt.Sprintf("%08x %s\n", crc32.Checksum([]byte(text), castagnoli), text)
	if err := os.WriteFile(path, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	want := storetest.Record(0)
	want.Ref, want.Previous = record.ID(want.Ref).Ref(), record.ID(storetest.Record(1).Ref).Ref()
	has(t, opened(t, path), []record.Record{want})
}

func TestItsBound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s, err := Open(path, 1000)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add(t, s, 0, 1)
	if err := s.Add(storetest.Records(1, 2)); !errors.Is(err, ErrFull) {
		t.Errorf("beyond its bound: %v", err)
	}
	has(t, s, storetest.Records(0, 1))
	if _, err := Open(filepath.Join(path, "below", "a file"), 1000); err == nil || !strings.HasSuffix(err.Error(), ": not a directory") {
		t.Errorf("it says %v", err)
	}
}

// What cannot be written is not acknowledged, and does no harm to what was.
func TestAFailingDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 2)
	good := s.file
	read, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	s.file = read // which nobody can write to
	if err := s.Add(storetest.Records(2, 1)); err == nil {
		t.Error("it is acknowledged")
	}
	s.file = good
	add(t, s, 5, 1)
	has(t, s, append(storetest.Records(0, 2), storetest.Record(5)))
}

func FuzzDecode(f *testing.F) {
	r := storetest.Record(1)
	line, err := encode(&r)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Add([]byte("00000000 {}\n"))
	f.Fuzz(func(t *testing.T, line []byte) {
		if r, ok := decode(line); ok {
			if _, err := encode(&r); err != nil {
				t.Errorf("%q is a record that cannot be written: %v", line, err)
			}
		}
	})
}
