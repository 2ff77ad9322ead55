package live

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Quiet is how long nothing must have changed before a change is told: editors write a file in several steps, and
// version control writes many files.
const Quiet = 100 * time.Millisecond

// Watch watches what lies below each root until ctx is done, new folders too; skip leaves some out by their path. A
// root that is a file is watched by way of its folder, since editors replace files. Each value of the channel holds
// the paths that changed, in order, once they have been quiet.
func Watch(ctx context.Context, roots []string, quiet time.Duration, skip func(path string) bool) (<-chan []string, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching for changes: %w", err)
	}
	w := &watcher{notify: notify, skip: skip, quiet: quiet, out: make(chan []string)}
	for _, root := range roots {
		if err := w.addRoot(root); err != nil {
			_ = notify.Close() // the first error says more
			return nil, fmt.Errorf("watching %q: %w", root, err)
		}
	}
	go w.run(ctx)
	return w.out, nil
}

type watcher struct {
	notify *fsnotify.Watcher
	skip   func(string) bool
	quiet  time.Duration
	out    chan []string
}

func (w *watcher) addRoot(root string) error {
	info, err := os.Stat(root)
	if err == nil && !info.IsDir() {
		return w.notify.Add(filepath.Dir(root))
	}
	return w.add(root)
}

// add watches a folder and every one below it.
func (w *watcher) add(root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path != root:
			return nil // it has gone again, or is not ours to read
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && w.skip(path):
			return filepath.SkipDir
		}
		return w.notify.Add(path)
	})
}

func (w *watcher) run(ctx context.Context) {
	defer close(w.out)
	defer func() { _ = w.notify.Close() }() // nothing is left to watch
	changed := map[string]bool{}
	timer := time.NewTimer(0)
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if w.matters(event) {
				changed[event.Name] = true
				timer.Reset(w.quiet)
			}
		case <-timer.C:
			if len(changed) > 0 && !w.tell(ctx, changed) {
				return
			}
			changed = map[string]bool{}
		}
	}
}

// matters reports whether an event can have changed a file's content. A folder that has just been made is watched
// from here on.
func (w *watcher) matters(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || w.skip(event.Name) {
		return false
	}
	if event.Op.Has(fsnotify.Create) {
		_ = w.add(event.Name) // no folder, or gone again: nothing to watch
	}
	return true
}

func (w *watcher) tell(ctx context.Context, changed map[string]bool) bool {
	select {
	case w.out <- slices.Sorted(maps.Keys(changed)):
		return true
	case <-ctx.Done():
		return false
	}
}
