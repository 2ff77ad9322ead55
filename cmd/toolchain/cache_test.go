package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writing returns work that writes one file with the given text.
func writing(text string) func(string) error {
	return func(dir string) error {
		return os.WriteFile(filepath.Join(dir, "f"), []byte(text), 0o644)
	}
}

func TestFill(t *testing.T) {
	root := filepath.Join(t.TempDir(), "new", "tinygo")
	if err := fill(root, writing("whole")); err != nil {
		t.Fatal(err)
	}
	wantCache(t, root, "whole")
}

func TestFillLeavesNothingHalfDone(t *testing.T) {
	root := filepath.Join(t.TempDir(), "tinygo")
	broken := errors.New("broken off")
	err := fill(root, func(dir string) error { return errors.Join(writing("half")(dir), broken) })
	if !errors.Is(err, broken) {
		t.Errorf("err = %v", err)
	}
	if isComplete(root) {
		t.Error("counts as complete")
	}
	if left, _ := os.ReadDir(filepath.Dir(root)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A folder without the marker, as a killed `cp` would leave it.
func TestFillReplacesWhatIsIncomplete(t *testing.T) {
	root := filepath.Join(t.TempDir(), "tinygo")
	if err := errors.Join(os.Mkdir(root, 0o755), writing("half")(root)); err != nil {
		t.Fatal(err)
	}
	if isComplete(root) {
		t.Fatal("counts as complete without its marker")
	}
	if err := fill(root, writing("whole")); err != nil {
		t.Fatal(err)
	}
	wantCache(t, root, "whole")
}

func TestFillYieldsToAFasterRun(t *testing.T) {
	root := filepath.Join(t.TempDir(), "tinygo")
	err := fill(root, func(dir string) error {
		return errors.Join(fill(root, writing("first")), writing("second")(dir))
	})
	if err != nil {
		t.Fatal(err)
	}
	wantCache(t, root, "first")
}

func wantCache(t *testing.T, root, text string) {
	t.Helper()
	if !isComplete(root) {
		t.Error("not complete")
	}
	if got, err := os.ReadFile(filepath.Join(root, "f")); err != nil || string(got) != text {
		t.Errorf("holds %q, %v, want %q", got, err, text)
	}
	if all, _ := os.ReadDir(filepath.Dir(root)); len(all) != 1 {
		t.Errorf("other folders left behind: %v", all)
	}
}

func TestFolderName(t *testing.T) {
	a, b := folderName("one recipe"), folderName("another")
	if a == b {
		t.Error("two recipes share a folder")
	}
	if !strings.HasPrefix(a, "tinygo-0.41.0-") || a != folderName("one recipe") {
		t.Errorf("folderName = %q", a)
	}
	for _, f := range append(laid, stubs...) {
		if !strings.Contains(recipe("/go"), string(overlayFile(f.name))) {
			t.Errorf("the recipe leaves out %s", f.name)
		}
	}
}
