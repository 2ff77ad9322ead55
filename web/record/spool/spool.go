// Package spool keeps what is acknowledged in a file while the store is away: records, the texts that they refer to, and the
// wishes of visitors who want records to be gone. The file begins with a line that says what it is; each line after that is
// one entry, with its checksum (CRC-32C), as JSON. Lines are added at the end and are on the disk before they are
// acknowledged. A record that is erased is overwritten with blanks; the file is emptied when the store has everything.
//
// No damage of the file keeps a server from starting. Lines that cannot be read are set aside, in a file beside.
package spool

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"biscotte/web/record"
)

// Errors of a spool.
var (
	// ErrFull means that the file has reached its bound.
	ErrFull = errors.New("the spool is full")
	// ErrTaken means that another program has the file.
	ErrTaken = errors.New("another program uses it")
	// ErrForeign means that the file is something else. It is left as it is.
	ErrForeign = errors.New("it is no spool")
	// ErrReplaced means that another file has taken the place of the spool.
	ErrReplaced = errors.New("another file is in the place of the spool")
)

// Spool is an open file. All its methods may be called at any time.
type Spool struct {
	path  string
	bound int64

	mu      sync.Mutex
	file    *os.File
	start   int64                // where the first line begins that is still wanted
	end     int64                // where the next line goes
	places  map[record.Ref]place // of the records
	sent    map[record.Ref]place // and of those that the store has, until the file is emptied
	texts   map[record.Hash]bool // the snapshots, by their revisions
	erased  map[record.Ref]bool  // records that were erased here, and are not taken again
	damaged int
	kept    bool // whether all that is damaged is set aside
	loss    Loss // since it was asked for
}

// place is where a line is.
type place struct{ at, length int64 }

// Erasure is the wish of a visitor that records be gone.
type Erasure struct {
	Time time.Time    `json:"time"`
	Refs []record.Ref `json:"refs"`
}

// Open opens the file, or makes it, and finds what an earlier program left there. bound is its bound in bytes.
func Open(path string, bound int64) (*Spool, error) {
	s, err := open(path, bound)
	if err != nil {
		return nil, fmt.Errorf("opening the spool %q: %w", path, err)
	}
	return s, nil
}

func open(path string, bound int64) (*Spool, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		var p *fs.PathError
		if errors.As(err, &p) {
			return nil, p.Err // the rest repeats the name
		}
		return nil, err
	}
	s := &Spool{path: path, bound: bound, file: f, kept: true}
	err = lock(f)
	if err == nil {
		err = s.restore()
	}
	if err == nil {
		err = syncFolder(path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
}

// syncFolder makes sure that a power cut does not take the file's name away.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }() // only synced
	return folder.Sync()
}

// Len is how many records wait in the file.
func (s *Spool) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.places)
}

// Empty reports whether nothing waits, be it a record or something else.
func (s *Spool) Empty() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.start == s.end
}

// Size is how many bytes the file takes, its first line aside.
func (s *Spool) Size() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return max(0, s.end-int64(len(header)))
}

// Damaged is how many pieces of the file could not be read when it was opened: it was changed, or the disk fails. They are
// in the file that [Aside] names.
func (s *Spool) Damaged() int { return s.damaged }

// Aside is the file for what is damaged in a spool.
func Aside(path string) string { return path + ".damaged" }

// Add puts records into the file. When it returns without an error, they are on the disk. Those that are there already, or
// were erased, are left out.
func (s *Spool) Add(records []record.Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var lines [][]byte
	var refs []record.Ref
	for i := range records {
		if _, known := s.places[records[i].Ref]; known || s.erased[records[i].Ref] {
			continue
		}
		line, err := encode(&records[i])
		if err != nil {
			return fmt.Errorf("spooling: %w", err)
		}
		lines, refs = append(lines, line), append(refs, records[i].Ref)
	}
	at := s.end
	if err := s.append(lines...); err != nil {
		return err
	}
	for i, line := range lines {
		s.places[refs[i]] = place{at, int64(len(line))}
		at += int64(len(line))
	}
	return nil
}

// Remember puts a snapshot into the file, before the records that refer to it, unless it is there already.
func (s *Spool) Remember(n record.Snapshot) error {
	line, err := encode(&entry{Snapshot: &snapshot{n, n.Archive}})
	if err != nil {
		return fmt.Errorf("spooling: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.texts[n.Revision] {
		return nil
	}
	err = s.append(line)
	s.texts[n.Revision] = err == nil
	return err
}

// append writes lines. Where that fails, and cutting them off does too, the next ones take their place.
func (s *Spool) append(lines ...[]byte) error {
	size := int64(0)
	for _, line := range lines {
		size += int64(len(line))
	}
	switch {
	case size == 0:
		return nil
	case s.end+size > s.bound:
		return ErrFull
	}
	if err := s.renew(); err != nil {
		return err
	}
	all := make([]byte, 0, size)
	for _, line := range lines {
		all = append(all, line...)
	}
	_, err := s.file.WriteAt(all, s.end)
	if err == nil {
		err = s.file.Sync()
	}
	if err != nil {
		_ = s.file.Truncate(s.end)
		return fmt.Errorf("spooling: %w", err)
	}
	s.end += size
	return nil
}

// Lot is what goes from the spool to the store at once: records, or one thing of another kind. It is empty where nothing
// waits.
type Lot struct {
	Records  []record.Record
	Snapshot *record.Snapshot
	Erasure  *Erasure
	next     int64 // where the line after it begins
}

// Empty reports whether there is nothing in it.
func (l *Lot) Empty() bool { return len(l.Records) == 0 && l.Snapshot == nil && l.Erasure == nil }

// First returns what waits first, at most n records. It stays until [Spool.Drop].
func (s *Spool) First(n int) (Lot, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l := Lot{next: s.start}
	var damaged []place
	err := s.lines(s.start, s.end, func(line []byte, at int64) bool {
		e, ok := decode(line)
		switch {
		case !ok && !blank(line) && !zeroes(line):
			damaged = append(damaged, place{at, int64(len(line))})
		case !ok:
		case e.Snapshot != nil || e.Erasure != nil:
			if len(l.Records) > 0 {
				return false
			}
			l.Snapshot, l.Erasure = e.snapshot(), e.Erasure
		default:
			l.Records = append(l.Records, e.Record)
		}
		l.next = at + int64(len(line))
		return l.Snapshot == nil && l.Erasure == nil && len(l.Records) < n
	})
	if err != nil && !errors.Is(err, io.EOF) {
		return Lot{}, fmt.Errorf("reading the spool: %w", err)
	}
	return l, s.rotten(damaged)
}

// Drop forgets a lot, which the store has. A program that ends before all of them are gone finds them again: the store knows
// them.
func (s *Spool) Drop(l Lot) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.start = max(s.start, l.next)
	if l.Snapshot != nil {
		delete(s.texts, l.Snapshot.Revision)
	}
	for i := range l.Records {
		if p, ok := s.places[l.Records[i].Ref]; ok && p.at < s.start {
			delete(s.places, l.Records[i].Ref)
			s.sent[l.Records[i].Ref] = p
		}
	}
	if s.start < s.end || !s.kept {
		return nil
	}
	err := s.file.Truncate(0)
	if err == nil {
		err = s.begin()
	}
	if err != nil {
		return fmt.Errorf("emptying the spool: %w", err)
	}
	clear(s.erased) // the store knows of them
	clear(s.sent)
	return nil
}

// Close ends the use of the file.
func (s *Spool) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.file.Close()
}
