package spool

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"biscotte/web/record"
)

// longest bounds a line, in bytes: a snapshot is a few megabytes. What goes on for longer is damage, and read in pieces.
const longest = 64 << 20

// lines goes through the lines from one offset to another, whole with their ends, until each says that it is enough. A last one
// without its end comes too, and then [io.EOF].
func (s *Spool) lines(from, to int64, each func(line []byte, at int64) bool) error {
	r := bufio.NewReaderSize(io.NewSectionReader(s.file, from, to-from), 64<<10)
	for {
		line, err := whole(r)
		if len(line) > 0 && !each(line, from) {
			return nil
		}
		from += int64(len(line))
		if err != nil {
			return err
		}
	}
}

// whole reads up to the end of a line, or as much as a line may have.
func whole(r *bufio.Reader) (line []byte, err error) {
	for len(line) < longest {
		var piece []byte
		piece, err = r.ReadSlice('\n')
		line = append(line, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
	return line, nil
}

// found is what there is in a file.
type found struct {
	spool   bool    // something in it is ours
	damaged []place // what cannot be read
	zeroes  int     // the number of pieces without anything, which are damage, too
	gone    []place // records that are to be erased still
	end     int64
	cut     bool // there is something after the end
}

// restore finds what an earlier program left. A last line without its end was never acknowledged, and goes. It changes
// nothing before it is sure that the file is a spool.
func (s *Spool) restore() error {
	s.places, s.texts, s.erased = map[record.Ref]place{}, map[record.Hash]bool{}, map[record.Ref]bool{}
	s.sent = map[record.Ref]place{}
	f, err := s.look()
	switch {
	case err != nil:
		return err
	case !f.spool:
		return ErrForeign
	}
	s.damaged = len(f.damaged) + f.zeroes
	if s.kept = s.setAside(f.damaged) == nil; s.kept {
		f.gone = append(f.gone, f.damaged...)
	}
	if err := s.blank(f.gone); err != nil {
		return err
	}
	if s.end = f.end; f.cut && !s.kept {
		return s.close()
	}
	if err = s.file.Truncate(s.end); err == nil && s.end == 0 {
		err = s.begin()
	}
	return err
}

// close puts an end to a last line that has none and must not go.
func (s *Spool) close() error {
	info, err := s.file.Stat()
	if err == nil {
		_, err = s.file.WriteAt([]byte("\n"), info.Size())
		s.end = info.Size() + 1
	}
	return err
}

// begin makes a new file of an empty one.
func (s *Spool) begin() error {
	_, err := s.file.WriteAt([]byte(header), 0)
	if err == nil {
		err = s.file.Sync()
	}
	s.start, s.end = int64(len(header)), int64(len(header))
	return err
}

// look reads all of the file.
func (s *Spool) look() (f found, err error) {
	info, err := s.file.Stat()
	if err != nil {
		return f, err
	}
	nothing := true // but zeroes, or the beginning of a first line
	err = s.lines(0, info.Size(), func(line []byte, at int64) bool {
		here := place{at, int64(len(line))}
		ended := line[len(line)-1] == '\n'
		if f.cut = !ended; ended {
			f.end = at + here.length
		} else {
			here.length++ // it is all to go, as there is no end to stay
		}
		e, ok := decode(line)
		switch {
		case at == 0 && string(line) == header:
			f.spool, s.start = true, here.length
		case ended && ok:
			f.spool = true
			s.take(e, here, &f)
		case ended && blank(line), at == 0 && bytes.HasPrefix([]byte(header), line):
		case zeroes(line):
			f.zeroes++
		case !ended && len(line) < longest && printable(line):
			nothing = false // a write that was cut off
		default:
			f.damaged, nothing = append(f.damaged, here), false
		}
		return true
	})
	f.spool = f.spool || nothing
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return f, err
}

// take notes an entry. Lines of one record that come twice are one.
func (s *Spool) take(e entry, here place, f *found) {
	switch {
	case e.Erasure != nil:
		for _, ref := range e.Erasure.Refs {
			if p, ok := s.places[ref]; ok {
				f.gone = append(f.gone, p)
				delete(s.places, ref)
			}
			s.erased[ref] = true
		}
	case e.Snapshot != nil:
		s.texts[e.Snapshot.Revision] = true
	case s.erased[e.Ref]:
		f.gone = append(f.gone, here)
	default:
		if _, twice := s.places[e.Ref]; twice {
			f.gone = append(f.gone, here)
			return
		}
		s.places[e.Ref] = here
	}
}

func zeroes(line []byte) bool { return len(bytes.Trim(line, "\x00\n")) == 0 }

// printable reports whether a piece can be the beginning of a line of ours: JSON has no other control characters.
func printable(line []byte) bool {
	return !bytes.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == '\ufffd' })
}

// setAside puts damage into the file beside.
func (s *Spool) setAside(damaged []place) error {
	if len(damaged) == 0 {
		return nil
	}
	f, err := os.OpenFile(Aside(s.path), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("setting damage aside: %w", err)
	}
	for _, p := range damaged {
		if err == nil {
			_, err = io.Copy(f, io.NewSectionReader(s.file, p.at, p.length-1))
		}
		if err == nil {
			_, err = f.WriteString("\n")
		}
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// rotten sets aside what was whole when it was written, and cannot be read any more.
func (s *Spool) rotten(lines []place) error {
	if len(lines) == 0 || !s.kept {
		return nil
	}
	for ref, p := range s.places {
		if slices.Contains(lines, p) {
			delete(s.places, ref)
		}
	}
	s.loss.Damaged += len(lines)
	s.damaged += len(lines)
	if s.kept = s.setAside(lines) == nil; !s.kept {
		return nil // it stays where it is
	}
	return s.blank(lines)
}

// blank overwrites lines up to their ends, on the disk.
func (s *Spool) blank(lines []place) error {
	for _, p := range lines {
		if _, err := s.file.WriteAt(bytes.Repeat([]byte(" "), int(p.length-1)), p.at); err != nil {
			return fmt.Errorf("erasing from the spool: %w", err)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return s.file.Sync()
}
