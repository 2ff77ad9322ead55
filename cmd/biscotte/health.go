package main

import (
	"net/http"
	"strings"

	"biscotte/web/metrics"
)

// Where a server tells of its health, below its prefix.
const (
	alive = "/healthz"
	ready = "/readyz"
)

func asksHealth(r *http.Request, prefix string) bool {
	path, ok := strings.CutPrefix(r.URL.Path, prefix)
	return ok && (r.Method == http.MethodGet || r.Method == http.MethodHead) && (path == alive || path == ready)
}

// health answers whether the server lives (/healthz), and whether it can do all that it is for (/readyz). A server whose
// records are away lives, and serves: what it must not do is to be taken out of service for that, with all others.
type health struct {
	keeping  *keeping
	metrics  *metrics.Metrics // nil in development
	stopping <-chan struct{}  // closed when the server is to end
}

func (h health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, isReady := h.state()
	status := http.StatusOK
	if !isReady && strings.HasSuffix(r.URL.Path, ready) {
		status = http.StatusServiceUnavailable
	}
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // a client that has gone needs no answer
}

// state tells anybody who asks no more than a load balancer needs: numbers are on the admin listener.
func (h health) state() (text string, isReady bool) {
	select {
	case <-h.stopping:
		return "the server is stopping", false
	default:
	}
	text = "ok"
	if h.metrics != nil && h.metrics.IsOutdated() {
		text = "ok; a policy that has changed is wrong, and the one before is served: the log says where"
	}
	if h.keeping == nil {
		return text, true
	}
	switch s := h.keeping.queue.State(); {
	case s.Misplaced != nil:
		return "a file of the records was deleted, replaced or cut off", false
	case s.Full:
		return "answers can be kept nowhere", false
	case s.Away != nil:
		return "ok; the records are away, answers wait in the spool", true
	}
	return text, true
}
