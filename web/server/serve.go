package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"

	"github.com/valyala/fasthttp"
)

// bufferSize holds a request's header, or a whole answer with consent.js, which then leaves in one write.
const bufferSize = 16 << 10

// Serve serves a front on a listener until ctx is done, then lets requests under way finish. It is [Run] for production:
// fasthttp spends less than half of what net/http does on a request. It cannot tell when a client has gone, so what is
// not a file must not wait for that.
func Serve(ctx context.Context, l net.Listener, f *Front) error {
	s := &fasthttp.Server{
		Handler:               f.serve,
		ReadBufferSize:        bufferSize,
		WriteBufferSize:       bufferSize,
		ReadTimeout:           readTimeout,
		WriteTimeout:          writeTimeout,
		IdleTimeout:           idleTimeout,
		MaxRequestBodySize:    maxBody,
		Logger:                newLog(os.Stderr),
		ErrorHandler:          f.unreadable,
		NoDefaultServerHeader: true,
		NoDefaultContentType:  true,
		CloseOnShutdown:       true,
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTimeout)
		defer cancel()
		stopped <- s.ShutdownWithContext(grace)
	}()
	if err := s.Serve(l); err != nil {
		return fmt.Errorf("serving on %s: %w", l.Addr(), err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return nil
}

// unreadable answers a request that is none.
func (f *Front) unreadable(c *fasthttp.RequestCtx, err error) {
	var small *fasthttp.ErrSmallBuffer
	var slow net.Error
	status := fasthttp.StatusBadRequest
	switch {
	case errors.As(err, &small):
		status = fasthttp.StatusRequestHeaderFieldsTooLarge
	case errors.As(err, &slow) && slow.Timeout():
		status = fasthttp.StatusRequestTimeout
	case errors.Is(err, fasthttp.ErrBodyTooLarge):
		status = fasthttp.StatusRequestEntityTooLarge
	}
	if f.Unreadable != nil {
		f.Unreadable(status)
	}
	c.Error(fasthttp.StatusMessage(status), status)
}

// serveFast is the hot path: it allocates nothing. It answers what [Handler.ServeHTTP] would say to a GET or HEAD of a
// file, in the same words, and reports whether it has.
func (h *Handler) serveFast(c *fasthttp.RequestCtx) bool {
	resource := h.resources[string(c.URI().PathOriginal())]
	if resource == nil || !c.IsGet() && !c.IsHead() {
		return false
	}
	if h.regional != nil {
		resource = h.regional.in(resource, fieldOf(c), peerOfFast(c))
	}
	form := resource.forms[negotiate(string(c.Request.Header.Peek(fasthttp.HeaderAcceptEncoding)))]
	if matches(string(c.Request.Header.Peek(fasthttp.HeaderIfNoneMatch)), form.etag) {
		form.unchanged.CopyTo(&c.Response.Header)
		return true
	}
	form.full.CopyTo(&c.Response.Header)
	c.Response.SetBodyRaw(form.body)
	return true
}

// fieldOf gets fields of a request's header.
func fieldOf(c *fasthttp.RequestCtx) func(name string) string {
	return func(name string) string { return string(c.Request.Header.Peek(name)) }
}

// peerOfFast is the address that a request comes from.
func peerOfFast(c *fasthttp.RequestCtx) func() netip.Addr {
	return func() netip.Addr {
		address, _ := netip.AddrFromSlice(c.RemoteIP()) // one that is none is not known
		return address
	}
}
