package main

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"regexp"
	"runtime/debug"
	"slices"
	"time"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/metrics"
	"biscotte/web/region"
	"biscotte/web/server"
)

// hosts are names without a port, or addresses, as browsers send them.
var hosts = regexp.MustCompile(`^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$`)

// portals are everything that one server serves: a portal to each site.
type portals struct {
	c        *serve
	log      *slog.Logger
	bundle   *dist.Dist
	front    *server.Front
	keeping  *keeping
	metrics  *metrics.Metrics
	locator  *region.Locator
	readings map[string]reading // by host
	history  map[string]*history
	stopping <-chan struct{}    // closed when the server is to end
	replaced context.CancelFunc // ends the compressing of what is served no longer
}

// reading is a policy that has been read.
type reading struct {
	policy *policy.Policy
	source []byte
}

// read reads every policy, or fails with the first that is wrong.
func (a *portals) read() error {
	sites := a.c.sites()
	all := map[string]reading{}
	regulated := false
	for _, host := range slices.Sorted(maps.Keys(sites)) {
		p, source, err := readPolicy(sites[host])
		if err != nil {
			return err
		}
		all[host] = reading{p, source}
		regulated = regulated || len(p.Regimes) > 0
	}
	if !regulated && (len(a.c.RegionHeader) > 0 || a.c.RegionFile != "") {
		return unregulated()
	}
	a.readings = all
	return nil
}

// open opens what stays while policies change.
func (a *portals) open(ctx context.Context) (err error) {
	if a.keeping, err = a.c.recorded.open(ctx, a.log); err != nil {
		return err
	}
	a.history = map[string]*history{}
	a.metrics = newMetrics(a.keeping)
	a.locator, err = a.c.located.open()
	return err
}

func (a *portals) close() error {
	var errs [2]error
	if a.keeping != nil {
		errs[0] = a.keeping.close()
	}
	if a.locator != nil {
		errs[1] = a.locator.Close()
	}
	return errors.Join(errs[:]...)
}

// build serves what has been read, from now on.
func (a *portals) build(ctx context.Context) error {
	places := map[string]server.Place{}
	var squeezable []*server.Handler
	for _, host := range slices.Sorted(maps.Keys(a.readings)) {
		p := a.portal(host)
		if a.history[host] == nil {
			before := a.keeping.history(ctx, p.site(), time.Now())
			a.history[host] = &before
		}
		p.history = a.history[host]
		files, all, err := p.handlers(ctx)
		if err != nil {
			return err
		}
		if note := p.note(); note != "" {
			a.log.Info(of(host) + note)
		}
		places[host] = server.Place{Files: files, Rest: all}
		squeezable = append(squeezable, files)
	}
	if _, ok := places[""]; !ok {
		places[""] = server.Place{Rest: http.HandlerFunc(a.noSite)}
	}
	a.front.Set(places)
	a.squeeze(ctx, squeezable)
	return nil
}

// squeeze makes what is served smaller, while it is served, until something else is.
func (a *portals) squeeze(ctx context.Context, all []*server.Handler) {
	if a.replaced != nil {
		a.replaced()
	}
	ctx, a.replaced = context.WithCancel(ctx)
	go func() {
		for _, files := range all {
			if err := files.Squeeze(ctx); err != nil {
				a.log.Error("compressing what is served", "cause", err)
			}
		}
		debug.FreeOSMemory() // compressing took more than serving will
	}()
}

// noSite answers for hosts of none: a load balancer asks for the server's health by the server's address.
func (a *portals) noSite(w http.ResponseWriter, r *http.Request) {
	if asksHealth(r, a.c.Prefix) {
		health{a.keeping, a.metrics, a.stopping}.ServeHTTP(w, r)
		return
	}
	a.metrics.Unreadable(http.StatusMisdirectedRequest)
	http.Error(w, "no such site", http.StatusMisdirectedRequest)
}

func (a *portals) portal(host string) portal {
	r := a.readings[host]
	return portal{
		name: host, prefix: a.c.Prefix, policy: r.policy, source: r.source, bundle: a.bundle, demo: !a.c.NoDemo,
		keeping: a.keeping, stopping: a.stopping, rate: a.c.Rate, metrics: a.metrics, locator: a.locator, client: a.c.client, log: a.log,
	}
}

// of begins what is said of one site of several.
func of(host string) string {
	if host == "" {
		return ""
	}
	return host + ": "
}
