//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// bearLimits makes a file that may not grow any more an error of the writing, as a full disk is, and not the end of the
// program (setrlimit(2), RLIMIT_FSIZE).
func bearLimits() { signal.Ignore(syscall.SIGXFSZ) }
