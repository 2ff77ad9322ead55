package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/metrics"
	"biscotte/web/region"
	"biscotte/web/server"
)

// hosts are names without a port, or addresses, as browsers send them.
var hosts = regexp.MustCompile(`^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$`)

// house is everything that one server serves: a portal to each site.
type house struct {
	c        *serve
	talk     io.Writer
	bundle   *dist.Dist
	front    *server.Front
	keeping  *keeping
	metrics  *metrics.Metrics
	locator  *region.Locator
	readings map[string]reading // by host
}

// reading is a policy that has been read.
type reading struct {
	policy *policy.Policy
	source []byte
}

// read reads every policy, or fails with the first that is wrong.
func (h *house) read() error {
	sites := h.c.sites()
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
	if !regulated && (len(h.c.RegionHeader) > 0 || h.c.RegionFile != "") {
		return unregulated()
	}
	h.readings = all
	return nil
}

// open opens what stays while policies change.
func (h *house) open(ctx context.Context) (err error) {
	if h.keeping, err = h.c.recorded.open(ctx, h.talk); err != nil {
		return err
	}
	h.metrics = newMetrics(h.keeping)
	h.front.Unreadable = h.metrics.Unreadable
	h.locator, err = h.c.located.open()
	return err
}

func (h *house) close() error {
	var errs [2]error
	if h.keeping != nil {
		errs[0] = h.keeping.close()
	}
	if h.locator != nil {
		errs[1] = h.locator.Close()
	}
	return errors.Join(errs[:]...)
}

// build serves what has been read, from now on.
func (h *house) build(ctx context.Context) error {
	places := map[string]server.Place{}
	for _, host := range slices.Sorted(maps.Keys(h.readings)) {
		p := h.portal(host)
		files, all, err := p.handlers(ctx)
		if err != nil {
			return err
		}
		if note := p.note(); note != "" {
			fmt.Fprintf(h.talk, "biscotte: %s%s\n", of(host), note)
		}
		places[host] = server.Place{Files: files, Rest: all}
	}
	if _, ok := places[""]; !ok {
		places[""] = server.Place{Rest: http.HandlerFunc(h.lobby)}
	}
	h.front.Set(places)
	return nil
}

// lobby is for hosts of no site: a load balancer asks for the server's health by the server's address.
func (h *house) lobby(w http.ResponseWriter, r *http.Request) {
	if asksHealth(r, h.c.Prefix) {
		h.keeping.health(w, r)
		return
	}
	h.metrics.Unreadable(http.StatusMisdirectedRequest)
	http.Error(w, "no such site", http.StatusMisdirectedRequest)
}

func (h *house) portal(host string) portal {
	r := h.readings[host]
	return portal{
		name: host, prefix: h.c.Prefix, policy: r.policy, source: r.source, bundle: h.bundle, demo: !h.c.NoDemo,
		keeping: h.keeping, rate: h.c.Rate, metrics: h.metrics, locator: h.locator,
	}
}

// of begins what is said of one site of several.
func of(host string) string {
	if host == "" {
		return ""
	}
	return host + ": "
}
