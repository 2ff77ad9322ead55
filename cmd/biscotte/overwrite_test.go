package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A reader that opened the file before goes on reading the old one: nothing is written in place.
func TestOverwriting(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "policy.json"), filepath.Join(folder, "link.json")
	if err := os.WriteFile(file, []byte("the old text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("policy.json", link); err != nil {
		t.Fatal(err)
	}
	before, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	if err := overwrite(link, []byte("the new one")); err != nil {
		t.Fatal(err)
	}
	old := make([]byte, 64)
	if n, err := before.Read(old); err != nil || string(old[:n]) != "the old text" {
		t.Errorf("the file was written in place: %q, %v", old[:n], err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if to, err := os.Readlink(link); err != nil || to != "policy.json" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if got := read(t, file); got != "the new one" {
		t.Errorf("the file has %q", got)
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".biscotte-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
