package main

import (
	"fmt"
	"net/http"
	"strings"
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
func (k *keeping) health(w http.ResponseWriter, r *http.Request) {
	status, text := http.StatusOK, "ok\n"
	if k != nil {
		switch s := k.queue.State(); {
		case s.Full:
			text = "answers can be kept nowhere: the records are away, and the spool is full\n"
			if strings.HasSuffix(r.URL.Path, ready) {
				status = http.StatusServiceUnavailable
			}
		case s.Away != nil:
			text += fmt.Sprintf("the records are away; %s in the spool\n", count(s.Spooled, "answer"))
		}
	}
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // a client that has gone needs no answer
}
