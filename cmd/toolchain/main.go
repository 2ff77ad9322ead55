// Command toolchain makes TinyGo available and says where it is.
//
// It takes the tinygo on PATH if that is new enough. Otherwise it builds one from what the package registries serve: the
// compiler's Go module and Debian's LLVM. TinyGo's own releases and git submodules are not needed.
//
//	go run ./cmd/toolchain [-build] [-cache FOLDER]
//
// With -build it passes over PATH: what is built has a smaller standard library, and gives the same wasm everywhere.
// Data goes to stdout, one KEY=value per line: TINYGO, TINYGOROOT, TARGET, WASM_EXEC, VERSION. Talk goes to stderr.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	cache := flag.String("cache", "", "`folder` that holds the built compilers (default: biscotte in the user's cache folder)")
	build := flag.Bool("build", false, "build the compiler even if there is a tinygo on PATH")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, *build, *cache)
	stop()
	if err != nil {
		fail(err)
	}
}

func run(ctx context.Context, build bool, cache string) error {
	t, err := obtain(ctx, build, cache)
	if err != nil {
		return err
	}
	_, err = t.WriteTo(os.Stdout)
	return err
}

// obtain prefers an installed compiler: whoever has one has chosen it, and needs no LLVM headers.
func obtain(ctx context.Context, build bool, cache string) (Toolchain, error) {
	if !build {
		t, err := installed(ctx)
		if err == nil {
			return t, nil
		}
		if !errors.Is(err, errNotInstalled) {
			say("passing over the installed TinyGo: %v", err)
		}
	}
	if cache == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return Toolchain{}, fmt.Errorf("finding the cache folder: %w", hinted{err, "name one with -cache"})
		}
		cache = filepath.Join(user, "biscotte")
	}
	return cached(ctx, cache)
}

func say(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

func fail(err error) {
	say("biscotte: error: %v", err)
	var h hinted
	if errors.As(err, &h) {
		say("biscotte: hint: %s", h.hint)
	}
	os.Exit(1)
}

// A hinted error knows what its reader can do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }
