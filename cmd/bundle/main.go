// Command bundle builds what a browser loads into web/dist.
//
//	go run ./cmd/bundle [-compiler go|tinygo] [-loader] [-out FOLDER]
//	go run ./cmd/bundle -symbols FILE
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"biscotte/web/bundle"
)

func main() {
	o := bundle.Options{Root: ".", Progress: os.Stderr}
	flag.StringVar(&o.Compiler, "compiler", bundle.Go, `"go", which everybody has, or "tinygo", for releases`)
	flag.StringVar(&o.Out, "out", "", "`folder` for the built files (default web/dist)")
	flag.IntVar(&o.Quality, "quality", 0, "brotli's, 1 to 11 (default 4 for go, 11 for tinygo)")
	symbols := flag.String("symbols", "", "build the component alone, with names for cmd/size, into a `file`")
	loader := flag.Bool("loader", false, "build the JavaScript and the styles alone")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(o, *loader, *symbols); err != nil {
		fmt.Fprintln(os.Stderr, "biscotte: error:", err)
		os.Exit(1)
	}
}

func run(o bundle.Options, loader bool, symbols string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	switch {
	case symbols != "":
		o.Compiler, o.Symbols = bundle.TinyGo, true
		return bundle.BuildWasm(ctx, o, symbols)
	case loader:
		return bundle.BuildLoader(ctx, o)
	}
	return bundle.Build(ctx, o)
}
