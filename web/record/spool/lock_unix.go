//go:build unix

package spool

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other programs out for as long as the file is open.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrTaken
	}
	return err
}
