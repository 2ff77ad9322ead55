package main

import "testing"

func TestParseVersion(t *testing.T) {
	for said, want := range map[string]string{
		"tinygo version 0.41.0 linux/amd64 (using go version go1.26.8 and LLVM version 19.1.7)\n": "0.41.0",
		"tinygo version 0.42.0-dev-1a2b3c4d linux/amd64 (using go version go1.26.8)":              "0.42.0-dev-1a2b3c4d",
		"":                            "",
		"go version go1.26.8 linux":   "",
		"tinygo version":              "",
		"tinygo version unknown here": "",
		"tinygo version 0.41 linux":   "",
	} {
		got, err := parseVersion(said)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("parseVersion(%q) = %q, %v, want %q", said, got, err, want)
		}
	}
}

func TestAtLeast(t *testing.T) {
	for _, c := range []struct {
		v, wanted string
		want      bool
	}{
		{"0.41.0", "0.41.0", true},
		{"0.41.1", "0.41.0", true},
		{"0.100.0", "0.41.0", true},
		{"1.0.0", "0.41.0", true},
		{"0.40.9", "0.41.0", false},
		{"0.9.0", "0.41.0", false},
		{"0.41.0-dev", "0.41.0", false},
		{"0.42.0-dev-1a2b3c", "0.41.0", true},
		{"0.41", "0.41.0", false},
		{"", "0.41.0", false},
	} {
		if got := atLeast(c.v, c.wanted); got != c.want {
			t.Errorf("atLeast(%q, %q) = %v", c.v, c.wanted, got)
		}
	}
}
