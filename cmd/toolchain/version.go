package main

import (
	"fmt"
	"strconv"
	"strings"
)

// version is the TinyGo that is built, and the oldest that is accepted: go-app v9.8.0 is known to run under it.
const version = "0.41.0"

// parseVersion finds the version in what `tinygo version` says:
// "tinygo version 0.41.0 linux/amd64 (using go version go1.26.8 and LLVM version 19.1.7)".
func parseVersion(said string) (string, error) {
	f := strings.Fields(said)
	if len(f) < 3 || f[0] != "tinygo" || f[1] != "version" {
		return "", fmt.Errorf("not a version: %q", said)
	}
	if _, ok := numbers(f[2]); !ok {
		return "", fmt.Errorf("not a version: %q", said)
	}
	return f[2], nil
}

// atLeast compares two versions number by number. A development version ("0.42.0-dev-1a2b3c") comes before its release.
func atLeast(v, wanted string) bool {
	a, ok := numbers(v)
	b, okWanted := numbers(wanted)
	if !ok || !okWanted {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return !strings.Contains(v, "-") || strings.Contains(wanted, "-")
}

func numbers(v string) (n [3]int, ok bool) {
	release, _, _ := strings.Cut(v, "-")
	parts := strings.Split(release, ".")
	if len(parts) != len(n) {
		return n, false
	}
	for i, p := range parts {
		x, err := strconv.Atoi(p)
		if err != nil || x < 0 {
			return n, false
		}
		n[i] = x
	}
	return n, true
}
