package main

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteRoot(t *testing.T) {
	module, root := t.TempDir(), t.TempDir()
	for _, path := range []string{"src/runtime/a.go", "targets/wasm_exec.js", "LICENSE", "testdata/big"} {
		if err := writeFile(filepath.Join(module, path), []byte(path)); err != nil {
			t.Fatal(err)
		}
	}
	// As the module cache has it.
	if err := os.Chmod(filepath.Join(module, "src/runtime/a.go"), 0o444); err != nil {
		t.Fatal(err)
	}
	if err := writeRoot(module, root); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"src/runtime/a.go", "targets/wasm_exec.js", "LICENSE"} {
		if got, err := os.ReadFile(filepath.Join(root, path)); err != nil || string(got) != path {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	for _, f := range laid {
		if got, err := os.ReadFile(filepath.Join(root, f.path)); err != nil || string(got) != string(overlayFile(f.name)) {
			t.Errorf("%s: %v", f.path, err)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "testdata")); err == nil {
		t.Error("testdata was copied; no build reads it")
	}
}

func TestOverlay(t *testing.T) {
	known := map[string]bool{}
	for _, f := range append(laid, stubs...) {
		known[f.name] = true
		switch data := overlayFile(f.name); filepath.Ext(f.path) {
		case ".json":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", f.name)
			}
		case ".go":
			if _, err := parser.ParseFile(token.NewFileSet(), f.name, data, parser.AllErrors); err != nil {
				t.Error(err)
			}
		}
	}
	all, err := overlay.ReadDir("overlay")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if !known[e.Name()] {
			t.Errorf("overlay/%s is laid nowhere", e.Name())
		}
	}
}
