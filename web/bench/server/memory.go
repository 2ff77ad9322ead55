package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// residentTree is the resident memory of a process and its children in bytes, 0 when the process is not known. Pages
// that processes share count once for each of them, as in VmRSS.
func residentTree(pid int) (int64, error) {
	if pid == 0 {
		return 0, nil
	}
	total, err := residentOf(pid)
	if err != nil {
		return 0, err
	}
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return 0, fmt.Errorf("listing the children of %d: %w", pid, err)
	}
	for _, field := range strings.Fields(string(children)) {
		child, err := strconv.Atoi(field)
		if err != nil {
			return 0, fmt.Errorf("listing the children of %d: %w", pid, err)
		}
		n, err := residentTree(child)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

func residentOf(pid int) (int64, error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("reading the memory of %d: %w", pid, err)
	}
	defer func() { _ = f.Close() }()
	n, err := parseResident(f)
	if err != nil {
		return 0, fmt.Errorf("reading the memory of %d: %w", pid, err)
	}
	return n, nil
}

func parseResident(r io.Reader) (int64, error) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "VmRSS:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kb * 1024, err
		}
	}
	return 0, errors.Join(lines.Err(), errors.New("no VmRSS"))
}
