package server

import (
	"net/http"
	"strings"
	"sync/atomic"
)

// Place is the content of one host: files, if there are any, and a handler for every path that is no file.
type Place struct {
	Files *Handler
	Rest  http.Handler
}

// Front finds the place for every request. It can be changed while requests are under way: those go on with what they
// began with.
type Front struct {
	places atomic.Pointer[places]
}

type places struct {
	byHost map[string]*Place
	other  *Place // for every other host, nil if there is none
}

// NewFront makes a front that serves one place for every host.
func NewFront(files *Handler, rest http.Handler) *Front {
	f := &Front{}
	f.Set(map[string]Place{"": {files, rest}})
	return f
}

// Set changes what is served, by host without a port; "" stands for every other host.
func (f *Front) Set(byHost map[string]Place) {
	all := &places{byHost: map[string]*Place{}}
	for host, p := range byHost {
		if host == "" {
			all.other = &p
			continue
		}
		all.byHost[host] = &p
	}
	f.places.Store(all)
}

// ServeHTTP answers a request for a file at once, the commonest by far, and hands on every other.
func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch p := f.places.Load().at(r.Host); {
	case p == nil:
		http.Error(w, "no such site", http.StatusMisdirectedRequest)
	case p.Files == nil || !p.Files.serveFile(w, r):
		p.Rest.ServeHTTP(w, r)
	}
}

// at finds the place for a host. Where one place is for every host, the host is not looked at.
func (all *places) at(host string) *Place {
	if len(all.byHost) > 0 {
		if p := all.byHost[bareHost(host)]; p != nil {
			return p
		}
	}
	return all.other
}

// bareHost takes off the port and the dot of a fully qualified name (RFC 3986, section 3.2.2), in lower case. An IPv6
// address keeps its brackets.
func bareHost(host string) string {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && strings.IndexByte(host[i:], ']') < 0 {
		host = host[:i]
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}
