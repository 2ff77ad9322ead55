package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The patches have to fit the Go release that go.mod names, which is the one running this test.
func TestWriteGoroot(t *testing.T) {
	from, err := findGoroot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "goroot")
	if err := writeGoroot(from, to, stubs); err != nil {
		t.Fatal(err)
	}
	for _, p := range patches {
		if text := read(t, filepath.Join(to, p.path)); strings.Contains(text, p.old) || !strings.Contains(text, p.with) {
			t.Errorf("%s is not patched", p.path)
		}
	}
	for _, s := range stubs {
		if files, _ := os.ReadDir(filepath.Join(to, filepath.Dir(s.path))); len(files) != 1 {
			t.Errorf("%s has files beside the stub: %v", filepath.Dir(s.path), files)
		}
	}
	for _, path := range []string{"VERSION", "src/fmt/print.go", "src/slices/slices.go", "src/crypto/sha1/sha1.go"} {
		if read(t, filepath.Join(to, path)) != read(t, filepath.Join(from, path)) {
			t.Errorf("%s is not the original", path)
		}
	}
}

func TestPatchThatDoesNotFit(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := writeFile(filepath.Join(from, "a.go"), []byte("x x")); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{"x", "y"} {
		if err := (patch{"a.go", old, "z"}).apply(from, to); err == nil {
			t.Errorf("replacing %q in a file that has it twice or never was no error", old)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRealRegexpIsKeptBeside(t *testing.T) {
	from, err := findGoroot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := writeGoroots(from, root); err != nil {
		t.Fatal(err)
	}
	const path = "src/regexp/regexp.go"
	if read(t, filepath.Join(root, "goroot", path)) != string(overlayFile(regexpStub.name)) {
		t.Error("goroot has the real regexp")
	}
	if read(t, filepath.Join(root, "goroot-regexp", path)) != read(t, filepath.Join(from, path)) {
		t.Error("goroot-regexp has the stub")
	}
}
