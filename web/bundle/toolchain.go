package bundle

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// toolchain is a compiler and what belongs to it.
type toolchain struct {
	name   string // as the manifest says it: go1.26.8, tinygo 0.41.0
	exec   string // the path of the exec script
	binary string
	target string // TinyGo's
	root   string // TinyGo's
}

func (o Options) toolchain(ctx context.Context) (toolchain, error) {
	switch o.Compiler {
	case Go:
		return o.goToolchain(ctx)
	case TinyGo:
		return o.tinygoToolchain(ctx)
	}
	return toolchain{}, unknownCompiler(o.Compiler)
}

// goFound holds what was said of the Go compiler, by repository: a line of a style sheet needs no new process.
var goFound sync.Map

func (o Options) goToolchain(ctx context.Context) (toolchain, error) {
	out, known := goFound.Load(o.Root)
	if !known {
		said, err := o.output(ctx, "go", "env", "GOROOT", "GOVERSION")
		if err != nil {
			return toolchain{}, fmt.Errorf("finding the Go compiler: %w", err)
		}
		out, _ = goFound.LoadOrStore(o.Root, said)
	}
	root, version, _ := strings.Cut(strings.TrimSpace(out.(string)), "\n")
	return toolchain{name: version, binary: "go", exec: filepath.Join(root, "lib", "wasm", "wasm_exec.js")}, nil
}

// tinygoToolchain asks cmd/toolchain, which builds TinyGo where that has not been done. An installed one would do, but
// would give another, larger component than the committed one.
func (o Options) tinygoToolchain(ctx context.Context) (toolchain, error) {
	out, err := o.output(ctx, "go", "run", "./cmd/toolchain", "-build")
	if err != nil {
		return toolchain{}, fmt.Errorf("finding TinyGo: %w", err)
	}
	values := map[string]string{}
	for line := range strings.Lines(out) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		values[key] = value
	}
	for _, key := range []string{"TINYGO", "TINYGOROOT", "TARGET", "WASM_EXEC", "VERSION"} {
		if values[key] == "" {
			return toolchain{}, fmt.Errorf("finding TinyGo: cmd/toolchain did not say %s", key)
		}
	}
	return toolchain{
		name: "tinygo " + values["VERSION"], binary: values["TINYGO"], exec: values["WASM_EXEC"],
		target: values["TARGET"], root: values["TINYGOROOT"],
	}, nil
}

// output runs a command in the repository and gives what it prints. What it says goes on to the progress.
func (o Options) output(ctx context.Context, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = o.Root
	cmd.Stderr = o.Progress
	out, err := cmd.Output()
	return string(out), err
}

// run runs a command in the repository with additions to the environment. What it says is the error if it fails.
func (o Options) run(ctx context.Context, env []string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = o.Root
	cmd.Env = append(os.Environ(), env...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), args[0], err, strings.TrimSpace(said.String()))
	}
	return nil
}
