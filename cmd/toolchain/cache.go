package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// marker is the file that is written last. A folder without it was interrupted and counts for nothing.
const marker = "complete"

// cached returns the compiler in the cache folder and builds it first if it is not there.
func cached(ctx context.Context, cache string) (Toolchain, error) {
	cache, err := filepath.Abs(cache)
	if err != nil {
		return Toolchain{}, fmt.Errorf("finding the cache folder %q: %w", cache, err)
	}
	// Looked at every time: the packages are needed to run the compiler as much as to build it.
	if err := requirePackages(ctx); err != nil {
		return Toolchain{}, err
	}
	goroot, err := findGoroot(ctx)
	if err != nil {
		return Toolchain{}, err
	}
	root := filepath.Join(cache, folderName(recipe(goroot)))
	if isComplete(root) {
		return built(root), nil
	}
	say("building TinyGo %s into %s (two minutes, once)", version, root)
	if err := fill(root, func(dir string) error { return build(ctx, goroot, dir) }); err != nil {
		return Toolchain{}, fmt.Errorf("building TinyGo %s: %w", version, err)
	}
	return built(root), nil
}

// fill lets work write a folder beside root and moves it there once finished, so that root is whole or absent.
func fill(root string, work func(dir string) error) error {
	if err := os.MkdirAll(filepath.Dir(root), 0o755); err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(root), filepath.Base(root)+".tmp-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) // nothing is left of it once it was moved
	if err := work(dir); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, marker), nil, 0o644); err != nil {
		return err
	}
	return settle(dir, root)
}

func settle(dir, root string) error {
	err := os.Rename(dir, root)
	if err == nil || isComplete(root) { // another run may have been faster: the same recipe, so the same result
		return nil
	}
	if err := os.RemoveAll(root); err != nil {
		return err
	}
	return os.Rename(dir, root)
}

func isComplete(root string) bool {
	_, err := os.Stat(filepath.Join(root, marker))
	return err == nil
}

// recipe is all that decides what a built compiler does. The Go release is part of it because TinyGo refuses a standard
// library newer than the one it was built with, and its folder because the changed standard library links there.
func recipe(goroot string) string {
	return fmt.Sprintln(module, buildTags, runtime.Version(), runtime.GOOS, runtime.GOARCH, goroot, packages) + overlayText()
}

func folderName(recipe string) string {
	return fmt.Sprintf("tinygo-%s-%.12x", version, sha256.Sum256([]byte(recipe)))
}
