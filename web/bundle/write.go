package bundle

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// step makes one file of the bundle and tells how long that took and what it weighs.
func (o Options) step(name string, build func() ([]byte, error)) error {
	began := time.Now()
	data, err := build()
	if err != nil {
		return err
	}
	if err := write(filepath.Join(o.Out, name), data); err != nil {
		return fmt.Errorf("writing the bundle: %w", err)
	}
	fmt.Fprintf(o.Progress, "%-12s %s in %s\n", name, size(len(data)), time.Since(began).Round(time.Millisecond))
	return nil
}

// whole lets the steps that run at a time tell of themselves line by line.
type whole struct {
	mu sync.Mutex
	to io.Writer
}

func (w *whole) Write(line []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.to.Write(line)
}

// write puts data into the file at path, whole or not at all, and leaves a file alone that has it already: its time
// tells others whether something changed.
func write(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // in vain once it has its name
	_, err = temp.Write(data)
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(temp.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

func size(n int) string {
	if n < 10_000 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f kB", float64(n)/1000)
}
