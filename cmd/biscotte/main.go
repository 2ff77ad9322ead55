// Command biscotte serves the consent banner.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	"biscotte/policy"
	"biscotte/web/demo"
	"biscotte/web/dist"
	"biscotte/web/server"
	"biscotte/web/site"
)

func main() {
	fs := flag.NewFlagSet("serve", flag.ExitOnError)
	file := fs.String("policy", "", "")
	listen := fs.String("listen", "localhost:8080", "")
	prefix := fs.String("prefix", "", "")
	noDemo := fs.Bool("no-demo", false, "")
	fs.Parse(os.Args[2:])
	if err := serve(*file, *listen, *prefix, *noDemo); err != nil {
		fmt.Fprintln(os.Stderr, "biscotte: error:", err)
		os.Exit(1)
	}
}

func serve(file, listen, prefix string, noDemo bool) error {
	source := policy.Opendatasoft
	if file != "" {
		var err error
		if source, err = os.ReadFile(file); err != nil {
			return err
		}
	}
	p, err := policy.Load(file, source)
	if err != nil {
		return err
	}
	d, err := dist.Open()
	if err != nil {
		return err
	}
	s, err := site.Assemble(p, source, d)
	if err != nil {
		return err
	}
	h, err := server.New(s, prefix)
	if err != nil {
		return err
	}
	var handler http.Handler = h
	if !noDemo {
		portal, err := demo.New(demo.Options{Prefix: prefix, Policy: p})
		if err != nil {
			return err
		}
		handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if h.Has(r.URL.Path) {
				h.ServeHTTP(w, r)
				return
			}
			portal.ServeHTTP(w, r)
		})
	}
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	fmt.Printf("biscotte: serving http://%s%s/\n", l.Addr(), prefix)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return server.Run(ctx, l, handler)
}
