package main

import (
	"os"
	"testing"
)

func TestParse(t *testing.T) {
	m, err := parse(read(t, small))
	if err != nil {
		t.Fatal(err)
	}
	if m.imported != 1 || len(m.bodies) != 5 || m.names[m.imported+1] != "main.sum" {
		t.Errorf("imported %d, defined %d, names %v", m.imported, len(m.bodies), m.names)
	}
	if len(m.segments) != 1 || m.segments[0].end-m.segments[0].start != 16*4+8 {
		t.Errorf("segments = %v", m.segments)
	}
}

func TestParseRefuses(t *testing.T) {
	file := read(t, small)
	for name, data := range map[string][]byte{
		"nothing":      nil,
		"another file": []byte("#!/bin/sh"),
		"a cut file":   file[:len(file)-10],
		"a component":  []byte("\x00asm\x0d\x00\x01\x00"),
	} {
		if _, err := parse(data); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(read(f, small))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if m, err := parse(data); err == nil {
			_, _ = measure(m)
		}
	})
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
