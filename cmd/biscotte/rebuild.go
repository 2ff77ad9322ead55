package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"biscotte/web/dist"
)

// assemble puts the policy and the built files together and serves them from now on.
func (w *workshop) assemble(ctx context.Context) error {
	p, source, err := readPolicy(w.policy)
	if err != nil {
		return err
	}
	files, err := dist.Read(os.DirFS(w.dist()))
	if err != nil {
		return err
	}
	build := newBuild()
	_, h, err := portal{
		prefix: w.prefix, policy: p, source: source, bundle: files, demo: true, head: w.head(build), quick: true, gallery: true,
	}.handlers(ctx)
	if err != nil {
		return err
	}
	w.site.Store(&h)
	w.hub.Built(build)
	return nil
}

func (w *workshop) binary() string { return filepath.Join(w.out, "biscotte") }

// compile builds this program: the first layer is drawn by the server, so that a component that has changed needs a new
// one.
func (w *workshop) compile(ctx context.Context) error {
	build := exec.CommandContext(ctx, "go", "build", "-ldflags=-s -w", "-o", w.binary(), "./cmd/biscotte")
	build.Dir = w.root
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

// replace becomes the program that was built. Pages notice the new build as soon as they are connected again. It does not
// come back from here.
func (w *workshop) replace(context.Context) error {
	if err := syscall.Exec(w.binary(), append([]string{w.binary()}, w.again...), os.Environ()); err != nil {
		return &hinted{fmt.Errorf("starting the new program: %w", err), "stop this one and start it again"}
	}
	return nil
}

// findClone looks for the repository from the working folder upwards.
func findClone() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("looking for the clone: %w", err)
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil && strings.HasPrefix(string(mod), "module biscotte\n") {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", &hinted{
				fmt.Errorf("looking for the clone: %q is not in one", start),
				`"biscotte dev" builds from the source: call it in a clone; "biscotte serve" needs none`,
			}
		}
	}
}
