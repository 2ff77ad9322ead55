package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

var errNotInstalled = errors.New("no tinygo on PATH")

// installed describes the tinygo on PATH. It brings its own libc, so its own target will do.
func installed(ctx context.Context) (Toolchain, error) {
	binary, err := exec.LookPath("tinygo")
	if err != nil {
		return Toolchain{}, errNotInstalled
	}
	said, err := exec.CommandContext(ctx, binary, "version").Output()
	if err != nil {
		return Toolchain{}, fmt.Errorf("asking %s for its version: %w", binary, err)
	}
	v, err := parseVersion(string(said))
	if err != nil {
		return Toolchain{}, fmt.Errorf("asking %s for its version: %w", binary, err)
	}
	if !atLeast(v, version) {
		return Toolchain{}, fmt.Errorf("%s is %s, older than %s", binary, v, version)
	}
	root, err := exec.CommandContext(ctx, binary, "env", "TINYGOROOT").Output()
	if err != nil {
		return Toolchain{}, fmt.Errorf("asking %s for its root: %w", binary, err)
	}
	r := strings.TrimSpace(string(root))
	return Toolchain{Binary: binary, Root: r, Target: "wasm", WasmExec: wasmExec(r), Version: v}, nil
}
