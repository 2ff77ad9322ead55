//go:build unix

package main

import (
	"os/signal"
	"syscall"

	"biscotte/web/server"
)

// bearLimits makes a file that may not grow any more an error of the writing, as a full disk is, and not the end of the
// program (setrlimit(2), RLIMIT_FSIZE).
func bearLimits() { signal.Ignore(syscall.SIGXFSZ) }

// mostConnections leaves a quarter of the descriptors that this process may have to everything but visitors: records,
// their spool, the database.
func mostConnections() int {
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil {
		return server.MaxConnections
	}
	return int(min(server.MaxConnections, max(1, files.Cur/4*3)))
}
