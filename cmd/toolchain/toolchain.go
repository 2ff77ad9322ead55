package main

import (
	"fmt"
	"io"
	"path/filepath"
)

// A Toolchain is a TinyGo that is ready to be called: `Binary build -target Target …`.
type Toolchain struct {
	Binary   string
	Root     string
	Target   string // a path, or the name of one of TinyGo's own targets
	WasmExec string // the JavaScript that belongs to this compiler; no other one starts its output
	Version  string
}

// WriteTo writes the lines that other tools read. Their keys are a contract.
func (t Toolchain) WriteTo(w io.Writer) (int64, error) {
	n, err := fmt.Fprintf(w, "TINYGO=%s\nTINYGOROOT=%s\nTARGET=%s\nWASM_EXEC=%s\nVERSION=%s\n",
		t.Binary, t.Root, t.Target, t.WasmExec, t.Version)
	return int64(n), err
}

// built describes the toolchain that a finished cache folder holds. Its binary is a script that sets the environment:
// callers need no TINYGOROOT.
func built(root string) Toolchain {
	return Toolchain{
		Binary:   filepath.Join(root, "bin", "tinygo"),
		Root:     root,
		Target:   filepath.Join(root, targetPath),
		WasmExec: wasmExec(root),
		Version:  version,
	}
}

func wasmExec(root string) string { return filepath.Join(root, "targets", "wasm_exec.js") }
