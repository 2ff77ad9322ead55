package live

import (
	_ "embed"
	"net/http"
)

// script runs in every page that a development server serves, next to the hub's address, which is its own without
// the ".js".
//
//go:embed live.js
var script []byte

// Script serves the page's side of the hub.
func Script(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(script) // a page that has gone needs no script
}
