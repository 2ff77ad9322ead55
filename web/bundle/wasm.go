package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"biscotte/web/dist"
)

// component is the package that becomes the WebAssembly file.
const component = "./cmd/banner"

// buildWasm compiles the component and stores it compressed.
func (o Options) buildWasm(ctx context.Context, tools toolchain) error {
	return o.step(dist.Wasm, func() ([]byte, error) {
		dir, err := os.MkdirTemp("", "biscotte-wasm-")
		if err != nil {
			return nil, fmt.Errorf("compiling the component: %w", err)
		}
		defer os.RemoveAll(dir)
		file := filepath.Join(dir, "ui.wasm")
		if err := o.compile(ctx, tools, file); err != nil {
			return nil, fmt.Errorf("compiling the component: %w", err)
		}
		wasm, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("compiling the component: %w", err)
		}
		fmt.Fprintf(o.Progress, "%-12s %s, uncompressed\n", "ui.wasm", size(len(wasm)))
		return compress(wasm, o.Quality), nil
	})
}

func (o Options) compile(ctx context.Context, tools toolchain, file string) error {
	if o.Compiler == Go {
		return o.run(ctx, []string{"GOOS=js", "GOARCH=wasm"},
			tools.binary, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", file, component)
	}
	optimiser, err := exec.LookPath("wasm-opt")
	if err != nil {
		return errors.New("no wasm-opt on the path: it is in Debian's package binaryen")
	}
	// A trap instead of a panic's text saves a tenth; the loader says what a visitor has to know.
	build := []string{"build", "-target", tools.target, "-opt=z", "-panic=trap", "-o", file}
	if !o.Symbols {
		build = append(build, "-no-debug")
	}
	if err := o.run(ctx, []string{"TINYGOROOT=" + tools.root}, tools.binary, append(build, component)...); err != nil || o.Symbols {
		return err
	}
	// TinyGo has optimised already, but left 270 kB of names for its own tools.
	return o.run(ctx, nil, optimiser, "-Oz", file, "-o", file)
}

// BuildWasm builds the component alone, uncompressed, into a file.
func BuildWasm(ctx context.Context, o Options, file string) error {
	o = o.withDefaults()
	tools, err := o.toolchain(ctx)
	if err != nil {
		return err
	}
	if err := o.compile(ctx, tools, file); err != nil {
		return fmt.Errorf("compiling the component: %w", err)
	}
	return nil
}

// compress is brotli with its largest window.
func compress(data []byte, quality int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: quality, LGWin: 24})
	// A bytes.Buffer refuses nothing.
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}
