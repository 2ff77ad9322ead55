#!/bin/sh
# Starts TinyGo with the standard library and the wasm-opt that belong to it.
set -eu
bin=$(dirname "$(readlink -f "$0")")
root=${bin%/bin}
library=$root/goroot

# The stand-in for regexp can do what go-app asks of it and no more. Anybody else gets the real one, except for policy: it
# uses patterns only where it checks a policy, which the component never does (policy/check.go).
if [ "${1:-}" = build ]; then
	for package in "$@"; do :; done # the last argument
	users=$(GOOS=js GOARCH=wasm go list -deps -tags tinygo,tinygo.wasm -f \
		'{{if not .Standard}}{{range .Imports}}{{if eq . "regexp"}}{{println $.ImportPath}}{{end}}{{end}}{{end}}' "$package" |
		grep -v -e '^$' -e '^github.com/maxence-charriere/go-app/' -e '^biscotte/policy$' || true)
	if [ -n "$users" ]; then
		echo "tinygo: regexp goes into the wasm (43 kB, brotli) for" $users >&2
		library=$root/goroot-regexp
	fi
fi

export TINYGOROOT="$root" GOROOT="$library" WASMOPT="$bin/wasm-opt"
exec "$bin/tinygo-compiler" "$@"
