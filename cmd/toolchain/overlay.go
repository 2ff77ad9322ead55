package main

import (
	"embed"
	"os"
	"path/filepath"
	"strings"
)

// The Go files are called .txt so that they are not taken for files of our module.
//
//go:embed overlay
var overlay embed.FS

const targetPath = "targets/biscotte.json"

// A file of the overlay and where it goes.
type file struct{ name, path string }

// laid goes into TINYGOROOT. The module lacks TinyGo's git submodules: its net packages, and its libc, instead of which
// the target links Debian's.
var laid = []file{
	{"net.go.txt", "src/net/net.go"},
	{"http.go.txt", "src/net/http/http.go"},
	{"target.json", targetPath},
	{"random.c", "targets/biscotte_random.c"},
	{"tinygo.sh", "bin/tinygo"},
	{"wasm-opt.sh", "bin/wasm-opt"},
}

// writeRoot copies the parts of the module that a build reads into root and lays our files over them.
func writeRoot(module, root string) error {
	for _, part := range []string{"src", "targets", "LICENSE"} {
		if err := copyTree(filepath.Join(module, part), filepath.Join(root, part)); err != nil {
			return err
		}
	}
	for _, f := range laid {
		if err := writeFile(filepath.Join(root, f.path), overlayFile(f.name)); err != nil {
			return err
		}
	}
	return nil
}

// copyTree makes its copy writable: the module cache is not.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return writeFile(to+strings.TrimPrefix(path, from), data)
	})
}

// writeFile makes what lies in a bin folder executable.
func writeFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if filepath.Base(dir) == "bin" {
		mode = 0o755
	}
	return os.WriteFile(path, data, mode)
}

func overlayFile(name string) []byte {
	data, err := overlay.ReadFile("overlay/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return data
}

// overlayText is the whole overlay, for the recipe's hash.
func overlayText() string {
	var b strings.Builder
	for _, f := range append(laid, stubs...) {
		b.WriteString(f.path + "\n")
		b.Write(overlayFile(f.name))
	}
	for _, p := range patches {
		b.WriteString(p.path + "\n" + p.old + "\n" + p.with + "\n")
	}
	return b.String()
}
