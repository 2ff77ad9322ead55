package reader

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Visitor answers for the visitor of one request, and knows whether it was asked: the response then depends on the answer,
// and no cache may keep it for others.
type Visitor struct {
	reader      *Reader
	request     *http.Request
	asked, sent bool
}

type key struct{}

// Handler lets next ask for the visitor, by [Of]. A response for which it has asked is private and varies with the cookie,
// whatever else its headers say; others are left as they are.
func (r *Reader) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		v := &Visitor{reader: r, request: request}
		g := &guarded{w, v}
		next.ServeHTTP(g, request.WithContext(context.WithValue(request.Context(), key{}, v)))
		g.settle(http.StatusOK) // who has written nothing has it done by the server
	})
}

// Of is the visitor of a request that has come through [Reader.Handler].
func Of(request *http.Request) *Visitor {
	v, _ := request.Context().Value(key{}).(*Visitor)
	return v
}

// Allowed is [Reader.Allowed] for the visitor. Nothing is allowed to who asks for the first time once the headers are sent.
func (v *Visitor) Allowed(what string, now time.Time) bool {
	if v == nil {
		return false
	}
	if v.sent && !v.asked {
		slog.Warn("biscotte: asked after the headers were sent: ask before, or caches serve one visitor's answer to others", "what", what)
		return false
	}
	v.asked = true
	return v.reader.Allowed(v.request, what, now)
}

// guarded looks at the headers before they are sent.
type guarded struct {
	http.ResponseWriter
	visitor *Visitor
}

// Unwrap lets [http.ResponseController] reach what else the connection can do.
func (g *guarded) Unwrap() http.ResponseWriter { return g.ResponseWriter }

func (g *guarded) WriteHeader(status int) {
	g.settle(status)
	g.ResponseWriter.WriteHeader(status)
}

func (g *guarded) Write(body []byte) (int, error) {
	g.settle(http.StatusOK)
	return g.ResponseWriter.Write(body)
}

// Flush sends the headers, too.
func (g *guarded) Flush() {
	g.settle(http.StatusOK)
	_ = http.NewResponseController(g.ResponseWriter).Flush() // a connection that cannot is as it was
}

// settle marks the headers that are about to be sent. Those of an informational response (1xx) are not the last.
func (g *guarded) settle(status int) {
	if g.visitor.sent || status < http.StatusOK {
		return
	}
	g.visitor.sent = true
	if g.visitor.asked {
		keepPrivate(g.Header())
	}
}

func keepPrivate(h http.Header) {
	vary := list(h, "Vary")
	if !slices.ContainsFunc(vary, func(field string) bool { return field == "*" || strings.EqualFold(field, "Cookie") }) {
		vary = append(vary, "Cookie")
	}
	control := slices.DeleteFunc(list(h, "Cache-Control"), func(part string) bool {
		name, _, _ := strings.Cut(strings.ToLower(part), "=")
		return name == "public" || name == "private" || name == "s-maxage"
	})
	for name := range h {
		if forCaches(name) {
			h.Del(name)
		}
	}
	h.Set("Vary", strings.Join(vary, ", "))
	h.Set("Cache-Control", strings.Join(append(control, "private"), ", "))
}

// forCaches reports whether a field is for caches near visitors alone: those put it above private (RFC 9213, section 2.2, and
// what Varnish and others, nginx and Akamai had before).
func forCaches(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "cdn-cache-control") || slices.Contains([]string{"surrogate-control", "x-accel-expires", "edge-control"}, name)
}

// list is a field whose values are lists, as one.
func list(h http.Header, name string) []string {
	var all []string
	for part := range strings.SplitSeq(strings.Join(h.Values(name), ","), ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
