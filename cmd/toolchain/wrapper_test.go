package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// compilerStandIn says which standard library bin/tinygo gave it.
const compilerStandIn = "#!/bin/sh\necho \"${GOROOT##*/} ${TINYGOROOT##*/} ${WASMOPT##*/}\"\n"

func TestWrapperChoosesTheLibrary(t *testing.T) {
	root := filepath.Join(t.TempDir(), "root")
	for path, text := range map[string]string{"bin/tinygo": string(overlayFile("tinygo.sh")), "bin/tinygo-compiler": compilerStandIn} {
		if err := writeFile(filepath.Join(root, path), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ module, code, want string }{
		{"example", "package main\n\nfunc main() {}\n", "goroot root wasm-opt"},
		{"example", "package main\n\nimport _ \"regexp\"\n\nfunc main() {}\n", "goroot-regexp root wasm-opt"},
		{"biscotte/policy", "package main\n\nimport _ \"regexp\"\n\nfunc main() {}\n", "goroot root wasm-opt"},
	} {
		cmd := exec.CommandContext(t.Context(), filepath.Join(root, "bin", "tinygo"), "build", "-o", "x", ".")
		cmd.Dir = t.TempDir()
		for name, text := range map[string]string{"go.mod": "module " + c.module + "\n", "main.go": c.code} {
			if err := writeFile(filepath.Join(cmd.Dir, name), []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		got, err := cmd.Output()
		if err != nil || strings.TrimSpace(string(got)) != c.want {
			t.Errorf("%s: got %q, %v, want %q for\n%s", c.module, got, err, c.want, c.code)
		}
	}
}
