package main

import (
	"strings"
	"testing"
)

func TestOutput(t *testing.T) {
	var out strings.Builder
	n, err := built("/c/tinygo-0.41.0-x").WriteTo(&out)
	want := `TINYGO=/c/tinygo-0.41.0-x/bin/tinygo
TINYGOROOT=/c/tinygo-0.41.0-x
TARGET=/c/tinygo-0.41.0-x/targets/biscotte.json
WASM_EXEC=/c/tinygo-0.41.0-x/targets/wasm_exec.js
VERSION=0.41.0
`
	if err != nil || out.String() != want || n != int64(len(want)) {
		t.Errorf("wrote %d bytes, %v:\n%s", n, err, out.String())
	}
}
