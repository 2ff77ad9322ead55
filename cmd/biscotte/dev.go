package main

import (
	"context"
	"fmt"
	"net"
	"os"

	"biscotte/web/live"
	"biscotte/web/server"
)

// dev is the server for who works on Biscotte itself.
type dev struct {
	Policy string `placeholder:"FILE" help:"The policy; without it, policy/opendatasoft.json of the clone."`
	address
	// Resumed is set by a program that has been replaced by the one it built.
	Resumed bool `hidden:""`
}

// Help is what follows the flags.
func (dev) Help() string {
	return `Examples:

  In a clone, with nothing but Go:
    go run ./cmd/biscotte dev

  With another policy:
    go run ./cmd/biscotte dev --policy ~/site/policy.json

At /gallery, every look, state and language of the banner is side by side.

A change of the policy, of Go, JavaScript or styles is built and open pages are loaded again. Errors are printed here
and shown over the page, until the next good build. The component is compiled with Go, not with TinyGo.`
}

// Run builds, serves, and builds again.
func (d *dev) Run(ctx context.Context, s streams) error {
	root, err := findClone()
	if err != nil {
		return err
	}
	if d.Policy != "" {
		// A policy that is wrong can be mended while this runs; one that is not there is a slip of the pen.
		if _, err := os.Stat(d.Policy); err != nil {
			return unreadable(d.Policy, err)
		}
	}
	l, err := d.listen(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // the server has closed it, if it ever ran
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w, err := newWorkshop(root, d.Policy, d.Prefix, s.talk)
	if err != nil {
		return err
	}
	w.again = d.again(l)
	context.AfterFunc(ctx, w.hub.Close)
	changes, err := live.Watch(ctx, []string{root, w.policy}, live.Quiet, w.ignores)
	if err != nil {
		return err
	}
	served := make(chan error, 1)
	go func() {
		defer stop() // without its server, there is nothing to build for
		served <- server.Serve(ctx, l, w, server.Options{Log: newLog(s.talk, textLog)})
	}()
	if d.Resumed {
		w.make(ctx, scripts|assembly) // a fraction of a second, and the new program may build them otherwise
	} else {
		fmt.Fprintf(s.out, "biscotte: serving %s\n", d.url(l))
		w.make(ctx, component|assembly)
	}
	for batch := range changes {
		w.make(ctx, w.workFor(batch))
	}
	return <-served
}

// again is how this program is called once more, at the very address that it has now.
func (d *dev) again(l net.Listener) []string {
	args := []string{"dev", "--resumed", "--listen", l.Addr().String()}
	if d.Prefix != "" {
		args = append(args, "--prefix", d.Prefix)
	}
	if d.Policy != "" {
		args = append(args, "--policy", d.Policy)
	}
	return args
}
