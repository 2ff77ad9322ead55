package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"biscotte/web/admin"
	"biscotte/web/bundle"
	"biscotte/web/metrics"
	"biscotte/web/record/queue"
	"biscotte/web/server"
)

// adminConnections bounds the connections of the owner's listener.
const adminConnections = 64

// administered is the listener of the site's owner.
type administered struct {
	Admin       string `placeholder:"ADDR" help:"Host and port of the admin page and of metrics for Prometheus, as in localhost:9090."`
	AdminSecret string `placeholder:"FILE" help:"The file that \"biscotte secret\" has written; the admin page asks for its password."`
}

// Validate wants both or neither.
func (o *administered) Validate() error {
	if (o.Admin == "") != (o.AdminSecret == "") {
		return errors.New(`--admin and --admin-secret go together: "biscotte secret -o admin.secret" makes one`)
	}
	return nil
}

func (o *administered) secret() (*admin.Secret, error) {
	text, err := os.ReadFile(o.AdminSecret)
	if err != nil {
		return nil, &hinted{fmt.Errorf("reading the secret: %w", err), `make one with "biscotte secret -o admin.secret"`}
	}
	s, err := admin.ParseSecret(string(text))
	if err != nil {
		return nil, &hinted{fmt.Errorf("reading the secret %q: %w", o.AdminSecret, err), `make one with "biscotte secret -o admin.secret"`}
	}
	return s, nil
}

// newMetrics counts, whether or not anybody asks.
func newMetrics(k *keeping) *metrics.Metrics {
	var state func() queue.State
	if k != nil {
		state = k.queue.State
	}
	return metrics.New(bundle.Version, state)
}

// open listens for the owner. It returns what serves the page until its context is done, nil where there is no page.
func (o *administered) open(ctx context.Context, log *slog.Logger, k *keeping, m *metrics.Metrics) (task, error) {
	if o.Admin == "" {
		return nil, nil
	}
	known, err := o.secret()
	if err != nil {
		return nil, err
	}
	where := address{Listen: o.Admin}
	l, err := where.listen(ctx)
	if err != nil {
		return nil, err
	}
	if host, _, err := net.SplitHostPort(l.Addr().String()); err == nil && !net.ParseIP(host).IsLoopback() {
		log.Warn("the admin page is not on this machine alone", "hint", "put a proxy with HTTPS before "+l.Addr().String())
	}
	pages := admin.New(admin.Options{Secret: known, Counts: k.counts, Metrics: m.Handler(), Away: k.away, Now: time.Now, Log: log})
	log.Info("the admin page is at " + where.url(l))
	return func(ctx context.Context) error {
		return server.Serve(ctx, l, pages, server.Options{Log: log, Connections: adminConnections})
	}, nil
}
