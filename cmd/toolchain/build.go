package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	module    = "github.com/tinygo-org/tinygo"
	buildTags = "llvm19"
)

// build writes a whole TINYGOROOT into dir: the compiler in bin, its changed standard library beside it.
func build(ctx context.Context, goroot, dir string) error {
	source, err := compile(ctx, filepath.Join(dir, "bin", "tinygo-compiler"))
	if err != nil {
		return err
	}
	if err := writeRoot(source, dir); err != nil {
		return err
	}
	return writeGoroots(goroot, dir)
}

// compile builds the compiler in a module of its own, which keeps its forty dependencies out of ours, and returns the
// folder of its sources. `go install module@version` is no way: it wants the module's list of versions.
func compile(ctx context.Context, binary string) (source string, err error) {
	temp, err := os.MkdirTemp("", "biscotte-tinygo-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp)
	for _, args := range [][]string{
		{"mod", "init", "tinygo"},
		{"get", module + "@v" + version},
		{"build", "-trimpath", "-tags", buildTags, "-o", binary, module},
	} {
		if _, err := goTool(ctx, temp, args...); err != nil {
			return "", err
		}
	}
	source, err = goTool(ctx, temp, "list", "-m", "-f", "{{.Dir}}", module)
	return strings.TrimSpace(source), err
}

func findGoroot(ctx context.Context) (string, error) {
	goroot, err := goTool(ctx, ".", "env", "GOROOT")
	return strings.TrimSpace(goroot), err
}

func goTool(ctx context.Context, dir string, args ...string) (string, error) {
	var out, talk strings.Builder
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	// The caller's target and flags are for the banner; the compiler has to run here.
	cmd.Env = append(os.Environ(), "GOOS=", "GOARCH=", "GOFLAGS=", "GOWORK=off", "CGO_ENABLED=1")
	cmd.Stdout, cmd.Stderr = &out, &talk
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("running go %s: %w\n%s", strings.Join(args, " "), err, talk.String())
	}
	return out.String(), nil
}
