package server

import (
	"net/http"

	"github.com/valyala/fasthttp"
	"github.com/valyala/fasthttp/fasthttpadaptor"
)

// adapt has a handler of net/http answer requests of fasthttp, in the goroutine of their connection: fasthttpadaptor's
// own way starts one for each, for handlers that stream, of which there are none here. An answer that is not whole, as
// the handler panics, is none.
func adapt(h http.Handler) fasthttp.RequestHandler {
	return func(c *fasthttp.RequestCtx) {
		var r http.Request
		if err := fasthttpadaptor.ConvertRequest(c, &r, true); err != nil {
			c.Error(fasthttp.StatusMessage(fasthttp.StatusBadRequest), fasthttp.StatusBadRequest)
			return
		}
		defer func() {
			if reason := recover(); reason != nil {
				c.Logger().Printf("panic while answering: %v", reason)
				c.Response.Reset()
				c.Error(fasthttp.StatusMessage(fasthttp.StatusInternalServerError), fasthttp.StatusInternalServerError)
			}
		}()
		w := &writer{c: c, header: http.Header{}}
		h.ServeHTTP(w, r.WithContext(c))
		w.WriteHeader(http.StatusOK)
	}
}

// writer is an [http.ResponseWriter] that gives everything to fasthttp.
type writer struct {
	c       *fasthttp.RequestCtx
	header  http.Header
	written bool
}

func (w *writer) Header() http.Header { return w.header }

// WriteHeader counts once, as in net/http.
func (w *writer) WriteHeader(status int) {
	if w.written {
		return
	}
	w.written = true
	w.c.SetStatusCode(status)
	for name, values := range w.header {
		for _, v := range values {
			w.c.Response.Header.Add(name, v)
		}
	}
}

func (w *writer) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if len(w.c.Response.Header.ContentType()) == 0 {
		w.c.Response.Header.SetContentType(http.DetectContentType(b))
	}
	return w.c.Write(b)
}
