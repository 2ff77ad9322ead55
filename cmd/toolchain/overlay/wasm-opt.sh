#!/bin/sh
# TinyGo calls this with --asyncify, which makes functions interruptible. No JavaScript function interrupts our code, only
# our own scheduler does, so a function that calls nothing but JavaScript stays as it is. Optimizing before as well leaves
# less to be made interruptible.
case "$1" in
--version) exec wasm-opt --version ;;
*) exec wasm-opt -Oz --pass-arg=asyncify-ignore-imports "$@" ;;
esac
