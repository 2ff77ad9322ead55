package server

import (
	"context"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"biscotte/web/site"
)

// Handler serves the files of a site.
type Handler struct {
	prefix    string
	resources map[string]*resource // by full path
	regional  *regional            // nil where the law is the same everywhere
}

// New prepares a handler that serves s below prefix: "" or a path such as "/consent", without a slash at its end. Everything
// is compressed in a moment, so that no request waits for it, and less than it can be: see [Handler.Squeeze].
func New(s *site.Site, prefix string) (*Handler, error) {
	return newHandler(s, prefix, loosely)
}

// NewQuick prepares a handler that compresses nothing itself, for development: the same files, larger on the wire.
func NewQuick(s *site.Site, prefix string) (*Handler, error) {
	return newHandler(s, prefix, notAtAll)
}

// Squeeze compresses every file as much as it can be, while others are served, and returns when that is done or ctx is:
// seconds of a processor, for some hundredths of the bytes.
func (h *Handler) Squeeze(ctx context.Context) error {
	done := map[*resource]bool{}
	all := slices.Collect(maps.Values(h.resources))
	if h.regional != nil {
		all = slices.AppendSeq(all, maps.Values(h.regional.elsewhere))
	}
	for _, r := range all {
		if ctx.Err() != nil || done[r] || r.earlier {
			continue
		}
		if err := r.pack(tightly); err != nil {
			return err
		}
		done[r] = true
	}
	return nil
}

func newHandler(s *site.Site, prefix string, p pack) (*Handler, error) {
	h := &Handler{prefix: prefix, resources: map[string]*resource{}}
	prepared := make([]*resource, len(s.Files))
	errs := make([]error, len(s.Files))
	var all sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0)) // a compressor takes megabytes: no more of them than can run
	for i, f := range s.Files {
		free <- struct{}{}
		all.Go(func() {
			prepared[i], errs[i] = prepare(f, p)
			<-free
		})
	}
	all.Wait()
	for i, f := range s.Files {
		if errs[i] != nil {
			return nil, errs[i]
		}
		for _, path := range f.Paths(prefix) {
			h.resources[path] = prepared[i]
		}
	}
	if len(s.Regional) > 0 {
		regional, err := newRegional(s, prepared[0], p)
		h.regional = regional
		return h, err
	}
	return h, nil
}

// Has reports whether the handler has something at a path.
func (h *Handler) Has(path string) bool {
	return h.resources[path] != nil || path == h.prefix+"/healthz"
}

// serveFile answers GET and HEAD of a file, and reports whether it has. It is the hot path: a request that it answers
// passes no other code of ours.
func (h *Handler) serveFile(w http.ResponseWriter, r *http.Request) bool {
	resource := h.resources[r.URL.Path]
	if resource == nil || r.Method != http.MethodGet && r.Method != http.MethodHead || r.URL.RawPath != "" {
		return false
	}
	if h.regional != nil {
		resource = h.regional.in(resource, r)
	}
	resource.serve(w, r)
	return true
}

// ServeHTTP answers GET and HEAD, and OPTIONS for other origins' preflight requests.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case h.serveFile(w, r):
	case r.URL.RawPath != "" || !h.Has(r.URL.Path): // our paths need no escapes: one name for one file, for every cache on the way
		http.NotFound(w, r)
	case r.Method == http.MethodOptions:
		preflight(w)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", allowed)
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	default:
		health(w)
	}
}

const allowed = "GET, HEAD, OPTIONS"

func preflight(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Allow", allowed)
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Access-Control-Allow-Methods", allowed)
	header.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

func health(w http.ResponseWriter) {
	header := w.Header()
	header.Set("Content-Type", "text/plain; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("ok\n")) // a client that has gone needs no answer
}

// notOf304 are the fields that an answer without its body has not (RFC 9110, section 15.4.5).
var notOf304 = []string{"Content-Length", "Content-Type"}

// serve answers a GET or HEAD of the file.
func (resource *resource) serve(w http.ResponseWriter, r *http.Request) {
	form := resource.forms.Load()[negotiate(first(r.Header, "Accept-Encoding"))]
	same := matches(r.Header["If-None-Match"], form.etag)
	header := w.Header()
	if r.Method == http.MethodGet && len(header) == 0 {
		if c := direct(r); c != nil {
			form.answer(c, same)
			return
		}
	}
	for i := range form.fields {
		header[form.fields[i].name] = form.fields[i].values
	}
	switch {
	case same:
		for _, name := range notOf304 {
			delete(header, name)
		}
		w.WriteHeader(http.StatusNotModified)
	case r.Method == http.MethodGet:
		form.send(w)
	}
}

// send writes the body. A client that has gone needs no answer.
func (r *representation) send(w http.ResponseWriter) {
	if r.large() {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(r.patience())) // a recorder has none
	}
	_, _ = w.Write(r.body)
}

// first is the first value of a header field. Names must be canonical.
func first(h http.Header, name string) string {
	if values := h[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// matches compares the fields If-None-Match weakly (RFC 9110, section 13.1.2).
func matches(fields []string, etag string) bool {
	for _, list := range fields {
		for list != "" {
			var one string
			one, list, _ = strings.Cut(list, ",")
			one = strings.TrimPrefix(strings.Trim(one, " \t"), "W/")
			if one == etag || one == "*" {
				return true
			}
		}
	}
	return false
}
