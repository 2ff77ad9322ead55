package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"regexp"
	"strings"
	"syscall"
)

// address is where a server is to be reached: what serve and dev have in common.
type address struct {
	Listen string `default:"localhost:8080" placeholder:"ADDR" help:"Host and port to listen on; port 0 takes a free one (default ${default})."`
	Prefix string `placeholder:"/PATH" help:"Path that everything is served below, as behind a proxy that keeps it."`
}

// prefixes are paths that no browser and no proxy rewrites: no empty segment, none of dots alone.
var prefixes = regexp.MustCompile(`^(/\.{0,2}[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)

// Validate checks the prefix. A slash at its end is forgiven.
func (a *address) Validate() error {
	a.Prefix = strings.TrimSuffix(a.Prefix, "/")
	if !prefixes.MatchString(a.Prefix) {
		return fmt.Errorf(`--prefix: %q is no path such as "/consent"`, a.Prefix)
	}
	return nil
}

// listen opens the port.
func (a *address) listen(ctx context.Context) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", a.Listen)
	if err == nil {
		return l, nil
	}
	hint := `write a host and a port, as in "localhost:8080", ":8080" or "127.0.0.1:0"`
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		err = errors.New("the port is in use")
		hint = "stop the program that has it, or take a free port with --listen localhost:0, in the environment BISCOTTE_LISTEN=localhost:0"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		err = errors.New("the address is none of this machine's")
		hint = `take one that it has, as in "localhost:8080", or ":8080" for all of them`
	case errors.Is(err, os.ErrPermission):
		err = errors.New("this user may not take the port")
		hint = "ports below 1024 are for the system: take a higher one, behind a proxy"
	}
	return nil, &hinted{fmt.Errorf("listening on %q: %w", a.Listen, plain(err)), hint}
}

// plain takes off what an error of package net says of the address once more.
func plain(err error) error {
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		return op.Err
	}
	return err
}

// url is the address to open in a browser. A server that listens everywhere is also at localhost.
func (a *address) url(l net.Listener) string {
	host, port, err := net.SplitHostPort(l.Addr().String())
	if ip := net.ParseIP(host); err != nil || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + a.Prefix + "/"
}
