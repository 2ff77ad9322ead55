package spool

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Loss is what has become of the file since the last look. Of what was in the lines that are lost, nothing is left.
type Loss struct {
	Renewed bool // it was deleted, and has been made anew with all that waits
	Records int  // that waited where the file was cut off or overwritten
	Damaged int  // lines that could not be read, and are set aside
}

// Here sees to it that the file is at its place still, and whole.
func (s *Spool) Here() (l Loss, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.renew()
	l, s.loss = s.loss, Loss{}
	return l, err
}

// renew makes the file anew where it was deleted: as long as it is open, it can be read.
func (s *Spool) renew() error {
	info, err := os.Stat(s.path)
	if err == nil {
		mine, err := s.file.Stat()
		if err == nil && !os.SameFile(info, mine) {
			err = ErrReplaced
		}
		if err == nil && mine.Size() < s.end {
			err = s.cut(mine.Size())
		}
		return err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking for the spool: %w", err)
	}
	if err := s.copy(); err != nil {
		return fmt.Errorf("making the spool anew: %w", err)
	}
	s.loss.Renewed = true
	return nil
}

// cut goes on after what is left of a file that was cut off. The texts are to be put in once more.
func (s *Spool) cut(left int64) error {
	clear(s.texts)
	for ref, p := range s.places {
		if p.at+p.length > left {
			delete(s.places, ref)
			s.loss.Records++
		}
	}
	clear(s.sent)
	if left < int64(len(header)) {
		return s.begin()
	}
	err := s.close()
	s.start = min(s.start, s.end)
	return err
}

// copy takes the place of no other file.
func (s *Spool) copy() error {
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = lock(f); err == nil {
		_, err = io.Copy(f, io.NewSectionReader(s.file, 0, s.end))
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = syncFolder(s.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(s.path), f.Close())
	}
	_ = s.file.Close() // which is nowhere any more
	s.file = f
	return nil
}
