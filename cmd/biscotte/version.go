package main

import (
	"fmt"
	"runtime"

	"biscotte/web/bundle"
	"biscotte/web/dist"
)

// version says what this program is.
type version struct{}

// Help is what follows the flags.
func (version) Help() string {
	return `Examples:

  biscotte version
    biscotte 0.1.0 (go1.26.8, component: tinygo 0.41.0)`
}

// Run prints one line.
func (version) Run(s streams) error {
	component := "not built"
	if d, err := dist.Open(); err == nil {
		component = d.Manifest.Compiler
	}
	_, err := fmt.Fprintf(s.out, "biscotte %s (%s, component: %s)\n", bundle.Version, runtime.Version(), component)
	return err
}
