package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"sync"
)

// lost answers for paths that nothing is at. A proxy that takes the prefix off is the usual reason: the log says so, once,
// as long as one policy is served.
type lost struct {
	prefix string
	has    func(path string) bool
	log    *slog.Logger // nil in development
	once   sync.Once
}

// isStripped reports whether a request would find something if it had the prefix.
func (l *lost) isStripped(r *http.Request) bool {
	return l.prefix != "" && r.URL.RawPath == "" && !l.has(r.URL.Path) && l.has(l.prefix+r.URL.Path)
}

func (l *lost) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !l.isStripped(r) {
		http.Error(w, "404: nothing is here; the banner is at "+l.prefix+"/consent.js", http.StatusNotFound)
		return
	}
	if l.log != nil {
		l.once.Do(func() {
			l.log.Warn(fmt.Sprintf("a request came without %s, and found nothing", l.prefix),
				"hint", "have the proxy pass the whole path on: in nginx, proxy_pass without a slash at its end; or leave --prefix out")
		})
	}
	http.Error(w, fmt.Sprintf("404: biscotte serves this below %s: the proxy in front has to pass the whole path on", l.prefix), http.StatusNotFound)
}
