package live

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, elements ...string) string {
	t.Helper()
	path := filepath.Join(elements...)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(time.Now().String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// watch starts a watcher of a folder with one file below it.
func watch(t *testing.T) (root string, changes <-chan []string) {
	t.Helper()
	root = t.TempDir()
	write(t, root, "sub", "old.go")
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	changes, err := Watch(ctx, []string{root}, time.Millisecond, func(path string) bool { return strings.Contains(path, "node_modules") })
	if err != nil {
		t.Fatal(err)
	}
	return root, changes
}

// until waits for a batch that has path in it.
func until(t *testing.T, changes <-chan []string, path string) []string {
	t.Helper()
	for {
		batch, ok := <-changes
		if !ok {
			t.Fatalf("the watcher ended before it told of %s", path)
		}
		if slices.Contains(batch, path) {
			return batch
		}
	}
}

func TestChangesBelowAFolder(t *testing.T) {
	root, changes := watch(t)
	until(t, changes, write(t, root, "sub", "old.go"))
	until(t, changes, write(t, root, "new.js"))
	if err := os.Remove(filepath.Join(root, "new.js")); err != nil {
		t.Fatal(err)
	}
	until(t, changes, filepath.Join(root, "new.js"))
}

func TestANewFolderIsWatched(t *testing.T) {
	root, changes := watch(t)
	folder := filepath.Join(root, "fresh")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	until(t, changes, folder)
	until(t, changes, write(t, folder, "style.css"))
}

func TestWhatIsSkippedIsNotTold(t *testing.T) {
	root, changes := watch(t)
	write(t, root, "node_modules", "x.js")
	for _, path := range until(t, changes, write(t, root, "last.go")) {
		if strings.Contains(path, "node_modules") {
			t.Errorf("told of %s", path)
		}
	}
}

func TestAFileThatIsReplaced(t *testing.T) {
	folder := t.TempDir()
	file := write(t, folder, "policy.json")
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	changes, err := Watch(ctx, []string{file}, time.Millisecond, func(path string) bool { return path != file })
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, "other.json")
	if err := os.Rename(write(t, t.TempDir(), "new.json"), file); err != nil {
		t.Fatal(err)
	}
	if batch := until(t, changes, file); len(batch) != 1 {
		t.Errorf("told of %q", batch)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	if _, err := Watch(t.Context(), []string{filepath.Join(t.TempDir(), "none")}, Quiet, nil); err == nil {
		t.Error("no error")
	}
}
