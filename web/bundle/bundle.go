// Package bundle builds what a browser loads into web/dist: the loader and its second stage with esbuild, the styles,
// and the component with the Go compiler or with TinyGo. It knows compilers and files, and nothing of policies or HTTP.
//
// The same sources and the same tools give the same bytes, in any folder. A file is only written when it changes, and
// then at once: whoever reads the folder sees the old one or the new one.
package bundle

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"sync"
)

// Version is what window.biscotte.version says.
const Version = "0.1.0"

// The values of [Options.Compiler].
const (
	Go     = "go"
	TinyGo = "tinygo"
)

// Options says what to build from what. Only Root is needed.
type Options struct {
	Root     string    // the repository
	Out      string    // where the built files go; Root/web/dist by default
	Compiler string    // [Go], which everybody has, or [TinyGo], for releases; Go by default
	Quality  int       // brotli's, 0 to 11, for the component; 4 for Go and 11 for TinyGo by default
	Symbols  bool      // leave names in the component, for cmd/size; TinyGo only
	Progress io.Writer // gets a line per step; nobody by default
}

func (o Options) withDefaults() Options {
	if o.Out == "" {
		o.Out = filepath.Join(o.Root, "web", "dist")
	}
	if o.Compiler == "" {
		o.Compiler = Go
	}
	if o.Quality == 0 {
		o.Quality = map[string]int{Go: 4, TinyGo: 11}[o.Compiler]
	}
	if o.Progress == nil {
		o.Progress = io.Discard
	}
	o.Progress = &whole{to: o.Progress}
	return o
}

// Build builds everything.
func Build(ctx context.Context, o Options) error {
	o = o.withDefaults()
	tools, err := o.toolchain(ctx)
	if err != nil {
		return err
	}
	if err := o.buildPage(tools); err != nil {
		return err
	}
	if err := o.buildWasm(ctx, tools); err != nil {
		return err
	}
	return o.writeManifest(tools)
}

// BuildLoader builds the JavaScript and the styles alone, in a fraction of a second. There must be a component that
// was built by the same compiler already: no other exec script starts it.
func BuildLoader(ctx context.Context, o Options) error {
	o = o.withDefaults()
	tools, err := o.toolchain(ctx)
	if err != nil {
		return err
	}
	if built := o.builtBy(); built != "" && built != tools.name {
		return fmt.Errorf("the component in %s was built by %s, not by %s: build everything", o.Out, built, tools.name)
	}
	if err := o.buildPage(tools); err != nil {
		return err
	}
	return o.writeManifest(tools)
}

// buildPage builds what is not compiled from Go.
func (o Options) buildPage(tools toolchain) error {
	errs := make([]error, len(sources))
	var all sync.WaitGroup
	for i, s := range sources {
		all.Go(func() {
			errs[i] = o.step(s.out, func() ([]byte, error) { return s.build(o.Root, tools.exec) })
		})
	}
	all.Wait()
	return cmp.Or(errs...) // a mistake in a file that many import is told once
}

func unknownCompiler(name string) error {
	return fmt.Errorf("unknown compiler %q: known are %q and %q", name, Go, TinyGo)
}
