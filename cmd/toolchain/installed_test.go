package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// onPath makes a shell script the only tinygo that can be found.
func onPath(t *testing.T, script string) (binary string) {
	t.Helper()
	dir := t.TempDir()
	binary = filepath.Join(dir, "tinygo")
	if err := os.WriteFile(binary, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	return binary
}

const newEnough = `case "$1" in
version) echo "tinygo version 0.42.1 linux/amd64 (using go version go1.26.8 and LLVM version 19.1.7)" ;;
env) echo /opt/tinygo ;;
esac`

func TestInstalledIsUsed(t *testing.T) {
	binary := onPath(t, newEnough)
	got, err := installed(t.Context())
	want := Toolchain{binary, "/opt/tinygo", "wasm", "/opt/tinygo/targets/wasm_exec.js", "0.42.1"}
	if err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func TestInstalledIsPassedOver(t *testing.T) {
	for name, script := range map[string]string{
		"too old":        `echo "tinygo version 0.40.1 linux/amd64"`,
		"broken":         `exit 3`,
		"something else": `echo hello`,
	} {
		t.Run(name, func(t *testing.T) {
			onPath(t, script)
			if _, err := installed(t.Context()); err == nil || errors.Is(err, errNotInstalled) {
				t.Errorf("err = %v, want the reason why it is passed over", err)
			}
		})
	}
}

func TestNotInstalled(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := installed(t.Context()); !errors.Is(err, errNotInstalled) {
		t.Errorf("err = %v", err)
	}
}
