package spool

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Here sees to it that the file is at its place still. One that was deleted is made anew, with all that waits; renewed says
// that this has happened since the last time.
func (s *Spool) Here() (renewed bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.renew()
	renewed, s.renewed = s.renewed, false
	return renewed, err
}

// renew makes the file anew where it was deleted: as long as it is open, it can be read.
func (s *Spool) renew() error {
	info, err := os.Stat(s.path)
	if err == nil {
		mine, err := s.file.Stat()
		if err == nil && !os.SameFile(info, mine) {
			err = ErrReplaced
		}
		return err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking for the spool: %w", err)
	}
	if err := s.copy(); err != nil {
		return fmt.Errorf("making the spool anew: %w", err)
	}
	s.renewed = true
	return nil
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
