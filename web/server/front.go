package server

import (
	"bytes"
	"net/http"
	"sync/atomic"

	"github.com/valyala/fasthttp"
)

// Place is what is served for a host: files, if there are any, and whatever else there is, which is asked where there is no
// such file.
type Place struct {
	Files *Handler
	Rest  http.Handler
}

// Front finds the place for every request. It can be changed while requests are under way: those go on with what they
// began with.
type Front struct {
	// Unreadable is told of a request that gets to no place, by the status that answers it; it may be nil.
	Unreadable func(status int)

	places atomic.Pointer[places]
}

type places struct {
	byHost map[string]*place
	other  *place // for every other host, nil if there is none
}

type place struct {
	Place
	rest fasthttp.RequestHandler
}

// NewFront makes a front that serves one place for every host.
func NewFront(files *Handler, rest http.Handler) *Front {
	f := &Front{}
	f.Set(map[string]Place{"": {files, rest}})
	return f
}

// Set changes what is served, by host without a port; "" stands for every other host.
func (f *Front) Set(byHost map[string]Place) {
	all := &places{byHost: map[string]*place{}}
	for host, p := range byHost {
		made := &place{p, adapt(p.Rest)}
		if host == "" {
			all.other = made
			continue
		}
		all.byHost[host] = made
	}
	f.places.Store(all)
}

// serve is the hot path: it allocates nothing for a file.
func (f *Front) serve(c *fasthttp.RequestCtx) {
	all := f.places.Load()
	switch p := all.at(c); {
	case p == nil:
		c.Error("no such site", fasthttp.StatusMisdirectedRequest)
	case p.Files == nil || !p.Files.serveFast(c):
		p.rest(c)
	}
}

// at is the place for a request. Where one place is for every host, nobody looks for the host.
func (all *places) at(c *fasthttp.RequestCtx) *place {
	if len(all.byHost) > 0 {
		if p := all.byHost[string(withoutPort(c.Host()))]; p != nil {
			return p
		}
	}
	return all.other
}

// withoutPort takes the port off a host; an IPv6 address keeps its brackets.
func withoutPort(host []byte) []byte {
	if i := bytes.LastIndexByte(host, ':'); i >= 0 && bytes.IndexByte(host[i:], ']') < 0 {
		return host[:i]
	}
	return host
}
