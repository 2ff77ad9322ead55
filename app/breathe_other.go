//go:build !js || !wasm

package app

// breathe does nothing where there is no page to wait.
func breathe() {}
