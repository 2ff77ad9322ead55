package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The browser build compiles the standard library with these changes. go-app stays as it is. What it never does in a
// banner, but links, is a third of the file: the figures are brotli, measured with a banner, a panel and a policy.

// stubs take the place of whole packages. Each fails clearly when it is used after all.
var stubs = []file{
	// 23 kB: encrypted states, and self-tests of ciphers that run at every start.
	{"aes.go.txt", "src/crypto/aes/aes.go"},
	{"cipher.go.txt", "src/crypto/cipher/cipher.go"},
	{"fips140only.go.txt", "src/crypto/internal/fips140only/fips140only.go"},
	// 43 kB: the router's patterns, with Unicode's tables.
	regexpStub,
}

// regexpStub could not be told from the real package by a compiler where a pattern is compiled: it has a GOROOT of its own
// beside it, with the real one, and bin/tinygo chooses.
var regexpStub = file{"regexp.go.txt", "src/regexp/regexp.go"}

// writeGoroots makes the two libraries that bin/tinygo chooses between.
func writeGoroots(from, root string) error {
	if err := writeGoroot(from, filepath.Join(root, "goroot"), stubs); err != nil {
		return err
	}
	others := slices.DeleteFunc(slices.Clone(stubs), func(f file) bool { return f == regexpStub })
	return writeGoroot(from, filepath.Join(root, "goroot-regexp"), others)
}

// A patch replaces a text that occurs once in a file.
type patch struct{ path, old, with string }

// patches change how a result is reached, not what it is.
var patches = []patch{
	// 13 kB: the standard library's own switch between two exact ways to read and write floats. The fast one needs a table
	// of 11 kB that no compressor can shrink.
	{"src/internal/strconv/atof.go", "var optimize = true", "const optimize = false"},
	// 9 kB: every type that is sorted gets its own copy of pdqsort. Up to twelve elements, this is what pdqsort does; above,
	// it is the heap sort that pdqsort falls back on.
	{
		"src/slices/sort.go", "pdqsortOrdered(x, 0, n, bits.Len(uint(n)))",
		"if n <= 12 {\n\t\tinsertionSortOrdered(x, 0, n)\n\t} else {\n\t\theapSortOrdered(x, 0, n)\n\t}",
	},
	{
		"src/slices/sort.go", "pdqsortCmpFunc(x, 0, n, bits.Len(uint(n)), cmp)",
		"if n <= 12 {\n\t\tinsertionSortCmpFunc(x, 0, n, cmp)\n\t} else {\n\t\theapSortCmpFunc(x, 0, n, cmp)\n\t}",
	},
}

// writeGoroot makes to a GOROOT that consists of links into another one, but for the stubs and our patches.
func writeGoroot(from, to string, stubs []file) error {
	own := map[string]bool{} // packages that are ours alone
	for _, s := range stubs {
		own[filepath.Dir(s.path)] = true
		if err := writeFile(filepath.Join(to, s.path), overlayFile(s.name)); err != nil {
			return err
		}
	}
	for _, p := range patches {
		if err := p.apply(from, to); err != nil {
			return fmt.Errorf("patching the standard library: %w", err)
		}
	}
	return link(from, to, ".", own)
}

// apply patches the file in to, if an earlier patch has put it there, and otherwise the one in from.
func (p patch) apply(from, to string) error {
	text, err := os.ReadFile(filepath.Join(to, p.path))
	if errors.Is(err, fs.ErrNotExist) {
		text, err = os.ReadFile(filepath.Join(from, p.path))
	}
	if err != nil {
		return err
	}
	if n := strings.Count(string(text), p.old); n != 1 {
		return fmt.Errorf("%s has %q %d times, not once: another Go release?", p.path, p.old, n)
	}
	return writeFile(filepath.Join(to, p.path), []byte(strings.Replace(string(text), p.old, p.with, 1)))
}

// link fills the folder dir of to with links to what from has and to lacks.
func link(from, to, dir string, own map[string]bool) error {
	entries, err := os.ReadDir(filepath.Join(from, dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := linkOne(from, to, filepath.Join(dir, e.Name()), own); err != nil {
			return err
		}
	}
	return nil
}

func linkOne(from, to, path string, own map[string]bool) error {
	ours, err := os.Stat(filepath.Join(to, path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.Symlink(filepath.Join(from, path), filepath.Join(to, path))
	case err != nil || own[path] || !ours.IsDir():
		return err
	default: // something in it is ours
		return link(from, to, path, own)
	}
}
