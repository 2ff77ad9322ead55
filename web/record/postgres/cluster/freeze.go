package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// Freeze stops every process of the server where it is: connections are taken, and nothing is answered.
func (c *Cluster) Freeze() error { return c.signal(syscall.SIGSTOP) }

// Thaw lets it go on.
func (c *Cluster) Thaw() error { return c.signal(syscall.SIGCONT) }

// signal goes to the server first, so that it makes no more processes meanwhile.
func (c *Cluster) signal(s syscall.Signal) error {
	parent := c.run.Process.Pid
	if err := syscall.Kill(parent, s); err != nil {
		return fmt.Errorf("signalling postgres: %w", err)
	}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return err
	}
	for _, name := range stats {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		_, after, _ := strings.Cut(string(text), ") ") // pid (comm) state ppid: proc(5)
		fields := strings.Fields(after)
		if len(fields) < 2 || fields[1] != strconv.Itoa(parent) {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		if err == nil {
			err = syscall.Kill(pid, s)
		}
		if err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("signalling a process of postgres: %w", err)
		}
	}
	return nil
}
