// Package spool keeps records in a file while the store is away, so that nothing is lost that was acknowledged. A record
// is a line: its checksum (CRC-32C) and its JSON. Lines are added at the end and are on the disk before they are
// acknowledged; the file is emptied when the store has everything.
package spool

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"biscotte/web/record"
)

// Errors of a spool.
var (
	// ErrFull means that the file has reached its bound.
	ErrFull = errors.New("the spool is full")
	// ErrTaken means that another program has the file.
	ErrTaken = errors.New("another program uses it")
)

// longest is the bound of a line, in bytes: far more than any record has.
const longest = 64 << 10

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Spool is such a file. It is for one goroutine at a time.
type Spool struct {
	file    *os.File
	bound   int64
	start   int64 // where the first line that is still wanted begins
	end     int64 // where the next line goes
	records int
	damaged int
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
	s := &Spool{file: f, bound: bound}
	err = lock(f)
	if err == nil {
		err = syncFolder(path)
	}
	if err == nil {
		err = s.look()
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

// look counts what is there. A last line without its end was never acknowledged, and goes.
func (s *Spool) look() error {
	err := s.lines(0, func(line []byte) bool {
		s.end += int64(len(line))
		if _, ok := decode(line); ok {
			s.records++
		} else {
			s.damaged++
		}
		return true
	})
	if err != nil {
		return err
	}
	return s.file.Truncate(s.end)
}

// lines goes through the whole lines from an offset on.
func (s *Spool) lines(from int64, each func(line []byte) bool) error {
	r := bufio.NewReaderSize(io.NewSectionReader(s.file, from, s.bound+longest), longest)
	for {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case !each(line):
			return nil
		}
	}
}

// Len is how many records wait in the file.
func (s *Spool) Len() int { return s.records }

// Size is how many bytes the file takes.
func (s *Spool) Size() int64 { return s.end }

// Damaged is how many lines the file had, when it was opened, that are no records: it was changed, or the disk fails.
func (s *Spool) Damaged() int { return s.damaged }

// Add puts records into the file. When it returns without an error, they are on the disk.
func (s *Spool) Add(records []record.Record) error {
	var b bytes.Buffer
	for i := range records {
		line, err := encode(&records[i])
		if err != nil {
			return fmt.Errorf("spooling: %w", err)
		}
		b.Write(line)
	}
	if s.end+int64(b.Len()) > s.bound {
		return ErrFull
	}
	_, err := s.file.WriteAt(b.Bytes(), s.end)
	if err == nil {
		err = s.file.Sync()
	}
	if err != nil {
		_ = s.file.Truncate(s.end) // and if that fails too, the next line takes its place
		return fmt.Errorf("spooling: %w", err)
	}
	s.end += int64(b.Len())
	s.records += len(records)
	return nil
}

// First returns the first records that wait, at most n of them. They stay until [Spool.Drop].
func (s *Spool) First(n int) ([]record.Record, error) {
	var records []record.Record
	err := s.lines(s.start, func(line []byte) bool {
		if r, ok := decode(line); ok && len(records) < n {
			records = append(records, r)
		}
		return len(records) < n
	})
	if err != nil {
		return nil, fmt.Errorf("reading the spool: %w", err)
	}
	return records, nil
}

// Drop forgets the first n records, which the store has. A program that ends before all of them are gone finds them
// again: the store knows them by their ids.
func (s *Spool) Drop(n int) error {
	if n >= s.records {
		return s.empty()
	}
	left := n
	err := s.lines(s.start, func(line []byte) bool {
		if _, ok := decode(line); ok {
			left--
		}
		s.start += int64(len(line))
		return left > 0
	})
	s.records -= n - left
	if err != nil {
		return fmt.Errorf("reading the spool: %w", err)
	}
	return nil
}

func (s *Spool) empty() error {
	if err := s.file.Truncate(0); err != nil {
		return fmt.Errorf("emptying the spool: %w", err)
	}
	s.start, s.end, s.records = 0, 0, 0
	return nil
}

// Close ends the use of the file.
func (s *Spool) Close() error { return s.file.Close() }

func encode(r *record.Record) ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(text, castagnoli), text), nil
}

func decode(line []byte) (r record.Record, ok bool) {
	sum, text, ok := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(" "))
	if !ok || string(sum) != fmt.Sprintf("%08x", crc32.Checksum(text, castagnoli)) {
		return r, false
	}
	return parse(text)
}

// parse reads a record, also one of the first version, which had ids in the place of names.
func parse(text []byte) (r record.Record, ok bool) {
	var line struct {
		record.Record
		ID record.ID `json:"id"`
	}
	if json.Unmarshal(text, &line) != nil {
		return r, false
	}
	r = line.Record
	if !line.ID.IsZero() {
		r.Ref, r.Previous = line.ID.Ref(), record.ID(r.Previous).Ref()
	}
	return r, true
}
