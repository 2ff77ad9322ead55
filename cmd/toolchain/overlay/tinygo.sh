#!/bin/sh
# Starts TinyGo with the standard library and the wasm-opt that belong to it.
bin=$(dirname "$(readlink -f "$0")")
export TINYGOROOT="${bin%/bin}" GOROOT="${bin%/bin}/goroot" WASMOPT="$bin/wasm-opt"
exec "$bin/tinygo-compiler" "$@"
