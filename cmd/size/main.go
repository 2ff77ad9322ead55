// Command size prints what a wasm file is made of: the bytes of code and data of each Go package, biggest first.
//
//	go run ./cmd/size banner.wasm
//
// The file needs its symbols, so build it for this as for a release but without -no-debug. Symbols are not counted. Only
// variables that DWARF knows can be given to a package: strings and type descriptors have no owner in the file.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: size FILE.wasm")
		os.Exit(2)
	}
	err := run(os.Args[1], os.Stdout)
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, "biscotte: error:", err)
	if errors.Is(err, errNoNames) {
		fmt.Fprintln(os.Stderr, "biscotte: hint: build it without -no-debug, and give wasm-opt -g")
	}
	os.Exit(1)
}

func run(path string, w io.Writer) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err // it names the file and what was done
	}
	m, err := parse(file)
	if err != nil {
		return fmt.Errorf("reading %q: %w", path, err)
	}
	sizes, err := measure(m)
	if err != nil {
		return fmt.Errorf("measuring %q: %w", path, err)
	}
	return printTable(w, sizes)
}
