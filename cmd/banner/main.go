//go:build js && wasm

// Command banner is the component that the loader starts in the visitor's browser.
package main

import (
	"os"

	"biscotte/app"
)

func main() {
	if err := app.Run(); err != nil {
		os.Stdout.WriteString(err.Error() + "\n") // TinyGo's exec script knows no stderr; the loader hears this one
		os.Exit(1)
	}
}
