package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"biscotte/web/dist"
	"biscotte/web/server"
)

// serve is the production server.
type serve struct {
	chosen
	Site map[string]string `placeholder:"HOST=FILE" help:"A site of several: its host, and its policy. Hosts that are not named get --policy, or nothing."`
	address
	Drain     time.Duration `default:"1s" placeholder:"TIME" help:"The time for which requests are still taken after SIGTERM, while readyz answers 503 (default ${default})."`
	LogFormat string        `enum:"text,json" default:"text" placeholder:"FORMAT" help:"Format of the log: text or json (default ${default})."`
	NoDemo    bool          `help:"Serve the files that a site embeds, and nothing else."`
	recorded
	administered
	located
	Config      kong.ConfigFlag `placeholder:"FILE" help:"A file with these flags as JSON, as --print-config prints it."`
	PrintConfig bool            `help:"Print what would be served, and how, as JSON, and end."`
}

// Help is what follows the flags.
func (serve) Help() string {
	return `Examples:

  The demo, on http://localhost:8080:
    biscotte serve --demo

  A site's own policy, for a proxy that passes https://example.org/consent/ on:
    biscotte serve --policy policy.json --listen 127.0.0.1:9000 --prefix /consent --no-demo

  The tag for the pages of that site:
    <script src="/consent/consent.js"></script>

  The same, and every answer is kept, as the policy says with "records": {"endpoint": "/consent/choice"}:
    biscotte serve --policy policy.json --listen 127.0.0.1:9000 --prefix /consent --no-demo --records records.db

  Several sites, each by its host:
    biscotte serve --site a.example=a.json --site b.example=b.json --no-demo --records postgres://host/consent

  A policy with regimes, behind a network that names the visitor's country, or with a file that does:
    biscotte serve --policy policy.json --region-header CF-IPCountry
    biscotte serve --policy policy.json --region-file GeoLite2-Country.mmdb --address-header X-Forwarded-For

The policy is read before the first request, and again when its file changes or on SIGHUP;
one that is wrong is told of, and the one before stays. Send SIGTERM or press Ctrl-C to stop: requests under way are
finished. Nothing is logged about visitors; an address is looked up in memory, and forgotten.`
}

// Validate checks what no type can.
func (c *serve) Validate() error {
	for host := range c.Site {
		if !hosts.MatchString(host) {
			return fmt.Errorf(`--site: %q is no host such as "www.example.org"`, host)
		}
	}
	if c.Admin != "" && c.Admin == c.Listen && !strings.HasSuffix(c.Admin, ":0") {
		return fmt.Errorf("--admin and --listen are both %q: give the admin page a port of its own", c.Admin)
	}
	return errors.Join(c.address.Validate(), c.recorded.Validate(), c.administered.Validate())
}

// sites are the policy files by host; "" stands for every other host.
func (c *serve) sites() map[string]string {
	sites := maps.Clone(c.Site)
	if sites == nil {
		sites = map[string]string{}
	}
	if c.Policy != "" || c.Demo {
		sites[""] = c.Policy
	}
	return sites
}

// Run serves until ctx is done.
func (c *serve) Run(ctx context.Context, s streams, k *kong.Context) (err error) {
	// From the beginning to the end: a SIGHUP that nobody takes ends the program, also while it starts, or finishes requests.
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP)
	defer signal.Stop(asked)
	defer func() {
		if ctx.Err() != nil && errors.Is(err, context.Canceled) {
			err = nil // it was stopped while it started
		}
	}()
	if c.PrintConfig {
		return printConfig(s.out, k.Selected())
	}
	if len(c.Site) == 0 || c.Policy != "" || c.Demo {
		if c.Policy, err = c.file(); err != nil {
			return err
		}
	}
	log := newLog(s.talk, c.LogFormat)
	all := &portals{c: c, log: log, front: &server.Front{}, stopping: ctx.Done()}
	changed, deaf := all.watch(ctx) // before anything is read, or a change in between would be missed
	if err := all.read(); err != nil {
		return err
	}
	if deaf != nil {
		log.Warn("changes of a policy are not noticed by themselves", "cause", deaf, "hint", "send SIGHUP when one has changed")
	}
	if all.bundle, err = dist.Open(); err != nil {
		return unbuilt(err)
	}
	l, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }() // the server has closed it, if it ever ran
	defer func() { err = errors.Join(err, all.close()) }()
	if err := all.open(ctx); err != nil {
		return err
	}
	if err := all.build(ctx); err != nil {
		return err
	}
	administer, err := c.administered.open(ctx, log, all.keeping, all.metrics)
	if err != nil {
		return err
	}
	go all.tend(ctx, asked, changed)
	c.say(s.talk)
	fmt.Fprintf(s.out, "biscotte: serving %s\n", c.url(l))
	return together(ctx, administer, func(ctx context.Context) error {
		return server.Serve(ctx, l, all.front, server.Options{
			Log: log, Drain: c.Drain, Connections: mostConnections(), Unreadable: all.metrics.Unreadable,
		})
	})
}

// say tells what is served.
func (c *serve) say(w io.Writer) {
	sites := c.sites()
	for _, host := range slices.Sorted(maps.Keys(sites)) {
		whose := ""
		if host != "" {
			whose = " of " + host
		}
		fmt.Fprintf(w, "biscotte: the policy%s is %s\n", whose, defaultTo(sites[host], "the demo's"))
	}
	if c.NoDemo {
		fmt.Fprintf(w, "biscotte: for the pages of the site: <script src=\"%s/consent.js\"></script>\n", c.Prefix)
	} else {
		fmt.Fprintln(w, "biscotte: with the pages of the demo, to try it on; --no-demo leaves them out")
	}
}
