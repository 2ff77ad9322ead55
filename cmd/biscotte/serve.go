package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"biscotte/web/dist"
	"biscotte/web/server"
)

// serve is the production server.
type serve struct {
	Policy string `placeholder:"FILE" help:"The site's policy; without it, the one inside the program is served."`
	address
	NoDemo bool `help:"Serve the files that a site embeds, and nothing else."`
	recorded
	located
}

// Help is what follows the flags.
func (serve) Help() string {
	return `Examples:

  The demo, on http://localhost:8080:
    biscotte serve

  A site's own policy, for a proxy that passes https://example.org/consent/ on:
    biscotte serve --policy policy.json --listen 127.0.0.1:9000 --prefix /consent --no-demo

  The tag for the pages of that site:
    <script src="/consent/consent.js"></script>

  The same, and every answer is kept, as the policy says with "records": {"endpoint": "/consent/choice"}:
    biscotte serve --policy policy.json --listen 127.0.0.1:9000 --prefix /consent --no-demo --records records.db

  A policy with regimes, behind a network that names the visitor's country, or with a file that does:
    biscotte serve --policy policy.json --region-header CF-IPCountry
    biscotte serve --policy policy.json --region-file GeoLite2-Country.mmdb --address-header X-Forwarded-For

The policy is read and everything is compressed before the first request. Send SIGTERM or press Ctrl-C to stop: requests
under way are finished. Nothing is logged about visitors; an address is looked up in memory, and forgotten.`
}

// Validate checks what no type can.
func (c *serve) Validate() error {
	if err := c.address.Validate(); err != nil {
		return err
	}
	return c.recorded.Validate()
}

// Run serves until ctx is done.
func (c *serve) Run(ctx context.Context, s streams) (err error) {
	p, source, err := readPolicy(c.Policy)
	if err != nil {
		return err
	}
	bundle, err := dist.Open()
	if err != nil {
		return unbuilt(err)
	}
	l, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // the server has closed it, if it ever ran
	keeping, err := c.open(ctx, s.talk)
	if err != nil {
		return err
	}
	if keeping != nil {
		defer func() { err = errors.Join(err, keeping.close()) }()
	}
	portal := portal{prefix: c.Prefix, policy: p, source: source, bundle: bundle, demo: !c.NoDemo, keeping: keeping, rate: c.Rate}
	files, all, err := portal.handlers(ctx)
	if err != nil {
		return err
	}
	closed, err := c.locate(p, files)
	if err != nil {
		return err
	}
	defer func() { _ = closed() }() // it was only read from
	debug.FreeOSMemory()            // compressing took more than serving will
	if note := portal.note(); note != "" {
		fmt.Fprintf(s.talk, "biscotte: %s\n", note)
	}
	fmt.Fprintf(s.out, "biscotte: serving %s\n", c.url(l))
	return server.Serve(ctx, l, server.NewFront(files, all))
}
