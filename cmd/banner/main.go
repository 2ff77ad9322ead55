//go:build js && wasm

// Command banner is the component that the loader starts in the visitor's browser.
package main

import (
	"os"

	"biscotte/app"
)

func main() {
	if err := app.Run(); err != nil {
		os.Stderr.WriteString("biscotte: " + err.Error() + "\n")
		os.Exit(1)
	}
}
