package spool

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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
	lot, err := s.First(len(want) + 1)
	got := lot.Records
	if err != nil || !reflect.DeepEqual(got, want) || s.Len() != len(want) {
		t.Errorf("it has %d records, %+v, %v", s.Len(), got, err)
	}
}

func drop(t *testing.T, s *Spool, n int) {
	t.Helper()
	lot, err := s.First(n)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Drop(lot); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsAddedComesOutInItsOrder(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "spool"))
	has(t, s, nil)
	add(t, s, 0, 3)
	add(t, s, 3, 2)
	has(t, s, storetest.Records(0, 5))
	drop(t, s, 2)
	has(t, s, storetest.Records(2, 3))
	add(t, s, 5, 1)
	has(t, s, storetest.Records(2, 4))
	if drop(t, s, 4); s.Size() != 0 || !s.Empty() {
		t.Errorf("emptied, it has %d bytes", s.Size())
	}
	has(t, s, nil)
	add(t, s, 7, 1)
	has(t, s, storetest.Records(7, 1))
}

func TestWhatAnEarlierProgramLeftIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 4)
	drop(t, s, 1)
	if _, err := Open(path, 1<<20); !errors.Is(err, ErrTaken) {
		t.Errorf("two programs share it: %v", err)
	}
	s.Close()
	has(t, opened(t, path), storetest.Records(0, 4)) // one of which the store knows already
}

// written are the lines of a spool with n records, its first line included.
func written(t *testing.T, path string, n int) []string {
	t.Helper()
	s := opened(t, path)
	add(t, s, 0, n)
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.SplitAfter(strings.TrimSuffix(string(whole), "\n"), "\n")
}

// A program was killed, or the power was cut, in the middle of a line; and a disk may fail. Whatever is at the end of the
// file, it is opened, what can be read is there, and what cannot is set aside, once.
func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	lines := written(t, path, 3)
	lines[3] += "\n"
	long := strings.Repeat("x\x01", 300<<10)
	barner := strings.Replace(lines[2], "banner", "barner", 1)
	middle := []record.Record{storetest.Record(0), storetest.Record(2)}
	for what, test := range map[string]struct {
		text    string
		want    []record.Record
		damaged int
		aside   string
	}{
		"half a line":              {lines[0] + lines[1] + lines[2] + lines[3][:40], storetest.Records(0, 2), 0, ""},
		"all but its end":          {lines[0] + lines[1] + strings.TrimSuffix(lines[2], "\n"), storetest.Records(0, 1), 0, ""},
		"a bit in the middle":      {lines[0] + lines[1] + barner + lines[3], middle, 1, barner},
		"a bit of the first line":  {"biscotte spooL 2\n" + lines[1], storetest.Records(0, 1), 1, "biscotte spooL 2\n"},
		"half a first line":        {lines[0][:8], nil, 0, ""},
		"the first version":        {lines[1] + lines[2], storetest.Records(0, 2), 0, ""},
		"a line of another kind":   {"hello\n" + lines[1], storetest.Records(0, 1), 1, "hello\n"},
		"nothing":                  {"", nil, 0, ""},
		"a line twice":             {lines[0] + lines[1] + lines[1], storetest.Records(0, 1), 0, ""},
		"zeroes":                   {lines[0] + lines[1] + strings.Repeat("\x00", 600<<10), storetest.Records(0, 1), 1, ""},
		"zeroes alone":             {strings.Repeat("\x00", 100<<10), nil, 1, ""},
		"zeroes and then a line":   {lines[0] + lines[1] + strings.Repeat("\x00", 70<<10) + lines[3], middle, 0, ""},
		"garbage":                  {lines[0] + lines[1] + long, storetest.Records(0, 1), 1, long + "\n"},
		"garbage in the middle":    {lines[0] + lines[1] + long + "\n" + lines[3], middle, 1, long + "\n"},
		"garbage beyond any bound": {lines[0] + lines[1] + strings.Repeat("\x01", longest+5), storetest.Records(0, 1), 2, strings.Repeat("\x01", longest) + "\n\x01\x01\x01\x01\x01\n"},
	} {
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s := opened(t, path)
		if s.Damaged() != test.damaged {
			t.Errorf("%s: %d damaged pieces, want %d", what, s.Damaged(), test.damaged)
		}
		has(t, s, test.want)
		add(t, s, 9, 1)
		want := slices.Concat(test.want, []record.Record{storetest.Record(9)})
		has(t, s, want)
		s.Close()
		s = opened(t, path)
		has(t, s, want)
		if s.Damaged() > 0 {
			t.Errorf("%s: it is damaged still after it was set aside", what)
		}
		s.Close()
		aside, err := os.ReadFile(Aside(path))
		if string(aside) != test.aside || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %d bytes are set aside, want %d, %v", what, len(aside), len(test.aside), err)
		}
		if err := os.RemoveAll(Aside(path)); err != nil {
			t.Fatal(err)
		}
	}
}

// Damage that cannot be set aside stays where it is, and the spool is of use all the same.
func TestDamageThatCannotBeSetAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	lines := written(t, path, 1)
	if err := os.Mkdir(Aside(path), 0o700); err != nil { // where a file should go
		t.Fatal(err)
	}
	const garbage = "garbage\x01"
	if err := os.WriteFile(path, []byte(lines[0]+lines[1]+"\n"+garbage), 0o600); err != nil {
		t.Fatal(err)
	}
	s := opened(t, path)
	add(t, s, 9, 1)
	has(t, s, []record.Record{storetest.Record(0), storetest.Record(9)})
	drop(t, s, 2)
	has(t, s, nil)
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), garbage) || s.Damaged() != 1 {
		t.Errorf("%d damaged, and it is lost, %v", s.Damaged(), err)
	}
}

// A file that is something else is left as it is, byte for byte, also where a link leads to it.
func TestAFileThatIsNoSpool(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{
		"a policy":                "{\n  \"version\": 1\n}",
		"one line":                "hello",
		"one line with its end":   "hello\n",
		"a database":              "SQLite format 3\x00\x10\x00" + strings.Repeat("\x00", 8000),
		"a spool of another kind": "biscotte spool 1\nhello\n",
		"a checksum of no record": "8ab7b1b3 {}\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{path, link} {
			if s, err := Open(name, 1<<20); !errors.Is(err, ErrForeign) {
				t.Errorf("%s: it is opened: %v", what, err)
				s.Close()
			}
			if now, err := os.ReadFile(path); string(now) != text || err != nil {
				t.Errorf("%s: now it is %q, %v", what, now, err)
			}
		}
	}
}

// A spool that was deleted is made anew with all that waits, before anything else is acknowledged. One in whose place there
// is another file takes nothing any more, until it is back.
func TestASpoolThatWasDeletedOrReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 3)
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(from, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if loss, err := s.Here(); !loss.Renewed || err != nil {
		t.Errorf("it is made anew: %v, %v", loss, err)
	}
	if loss, err := s.Here(); loss != (Loss{}) || err != nil {
		t.Errorf("once more: %v, %v", loss, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	add(t, s, 3, 1)
	move(path, path+".away")
	if err := os.WriteFile(path, []byte("another file"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(storetest.Records(4, 1)); !errors.Is(err, ErrReplaced) {
		t.Errorf("it is acknowledged: %v", err)
	}
	if _, err := s.Here(); !errors.Is(err, ErrReplaced) {
		t.Errorf("it is said to be there: %v", err)
	}
	move(path+".away", path)
	add(t, s, 4, 1)
	s.Close()
	has(t, opened(t, path), storetest.Records(0, 5))
}

// A record that the store has already is in the file until that is emptied: it has to go from there, too.
func TestARecordThatIsErasedAfterItWasBrought(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 2)
	drop(t, s, 1)
	ref := storetest.Record(0).Ref
	others, err := s.Erase(storetest.Day, []record.Ref{ref}, false)
	if err != nil || !reflect.DeepEqual(others, []record.Ref{ref}) {
		t.Errorf("the store is asked for %v, %v", others, err)
	}
	if text, err := os.ReadFile(path); err != nil || strings.Contains(string(text), ref.String()) {
		t.Errorf("it is there still, %v", err)
	}
	has(t, s, storetest.Records(1, 1))
}

// A spool that is emptied or cut off while it is in use has lost what was there. That is told of, and what comes afterwards is
// kept, also where a line was cut through.
func TestASpoolThatIsCutOff(t *testing.T) {
	for _, left := range []int64{0, 5, int64(len(header)), int64(len(header)) + 40} {
		path := filepath.Join(t.TempDir(), "spool")
		s := opened(t, path)
		add(t, s, 0, 3)
		if err := os.Truncate(path, left); err != nil {
			t.Fatal(err)
		}
		add(t, s, 3, 2)
		if loss, err := s.Here(); err != nil || loss.Records != 3 {
			t.Errorf("cut off at %d: %+v, %v", left, loss, err)
		}
		has(t, s, storetest.Records(3, 2))
		s.Close()
		has(t, opened(t, path), storetest.Records(3, 2))
	}
}

// A line that was whole when it was written is not dropped in silence where it cannot be read any more.
func TestALineThatRotsWhileItWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 3)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("barner"), int64(strings.Index(string(text), "banner"))); err != nil {
		t.Fatal(err)
	}
	drop(t, s, 9)
	aside, err := os.ReadFile(Aside(path))
	if loss, herr := s.Here(); err != nil || herr != nil || loss.Damaged != 1 || !strings.Contains(string(aside), "barner") {
		t.Errorf("%+v, %v, %v, set aside is %q", loss, err, herr, aside)
	}
	if s.Len() != 0 || !s.Empty() {
		t.Errorf("%d records wait still", s.Len())
	}
}

// A visitor sees and deletes a record that waits; it is nowhere then, and does not come back.
func TestARecordThatIsErased(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	add(t, s, 0, 4)
	if r, ok := s.Find(storetest.Record(2).Ref); !ok || !reflect.DeepEqual(r, storetest.Record(2)) {
		t.Errorf("its visitor sees %+v, %v", r, ok)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	others, err := s.Erase(storetest.Day, []record.Ref{storetest.Record(2).Ref, storetest.Record(7).Ref}, false)
	if err != nil || !reflect.DeepEqual(others, []record.Ref{storetest.Record(7).Ref}) {
		t.Errorf("not here are %v, %v", others, err)
	}
	add(t, s, 2, 1) // sent once more
	check := func(s *Spool) {
		t.Helper()
		if _, ok := s.Find(storetest.Record(2).Ref); ok || s.Len() != 3 {
			t.Errorf("it is found, among %d", s.Len())
		}
		text, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(text), storetest.Record(2).Choice) {
			t.Errorf("it can be read in the file, %v", err)
		}
	}
	check(s)
	s.Close()
	s = opened(t, path)
	check(s)
	wish := &Erasure{storetest.Day, []record.Ref{storetest.Record(2).Ref}}
	for _, want := range []Lot{{Records: []record.Record{storetest.Record(0), storetest.Record(1), storetest.Record(3)}}, {Erasure: wish}, {}} {
		lot, err := s.First(10)
		if want.next = lot.next; err != nil || !reflect.DeepEqual(lot, want) {
			t.Errorf("it brings %+v, want %+v, %v", lot, want, err)
		}
		if err := s.Drop(lot); err != nil {
			t.Error(err)
		}
	}
	s.Close()
	// Killed before the line was overwritten.
	after := before[:len(before):len(before)]
	line, err := encode(&entry{Erasure: wish})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(after, line...), 0o600); err != nil {
		t.Fatal(err)
	}
	check(opened(t, path))
}

// The texts wait in the spool, too, however long they are.
func TestASnapshotWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spool")
	s := opened(t, path)
	n := storetest.Snapshot(t, "portal", "text", storetest.Day)
	n.Archive = append(n.Archive, make([]byte, 200<<10)...)
	if err := s.Remember(n); err != nil {
		t.Fatal(err)
	}
	add(t, s, 0, 1)
	s.Close()
	s = opened(t, path)
	lot, err := s.First(10)
	if err != nil || !reflect.DeepEqual(*lot.Snapshot, n) || len(lot.Records) > 0 || s.Len() != 1 {
		t.Errorf("first comes %+v, %v", lot, err)
	}
	if err := s.Drop(lot); err != nil {
		t.Fatal(err)
	}
	has(t, s, storetest.Records(0, 1))
}

// FuzzOpen opens any file, and loses nothing of those that are no spools. What is opened is of use.
func FuzzOpen(f *testing.F) {
	r := storetest.Record(1)
	line, err := encode(&r)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(header + string(line)))
	f.Add(line)
	f.Add([]byte(header + "\x00\x00" + string(line) + "garbage"))
	f.Add([]byte("{}"))
	path := filepath.Join(f.TempDir(), "spool")
	f.Fuzz(func(t *testing.T, text []byte) {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, 1<<20)
		if err != nil {
			if now, rerr := os.ReadFile(path); string(now) != string(text) || rerr != nil || !errors.Is(err, ErrForeign) {
				t.Errorf("%q became %q: %v, %v", text, now, err, rerr)
			}
			return
		}
		n := s.Len()
		if err := s.Add(storetest.Records(1000, 1)); err != nil {
			t.Error(err)
		}
		s.Close()
		again, err := Open(path, 1<<20)
		if err != nil || again.Len() != n+1 {
			t.Fatalf("opened again: %v", err)
		}
		again.Close()
	})
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
		if e, ok := decode(line); ok {
			if _, err := encode(&e.Record); err != nil {
				t.Errorf("%q is a record that cannot be written: %v", line, err)
			}
		}
	})
}
