package main

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	"biscotte/web/bundle"
	"biscotte/web/live"
)

// workshop builds what dev serves, and serves the last good build.
type workshop struct {
	root   string // the clone
	out    string // where builds go
	policy string // the policy file, an absolute path
	prefix string
	talk   io.Writer
	again  []string // arguments for the program that replaces this one
	hub    *live.Hub
	site   atomic.Pointer[http.Handler]
	due    work // what has not been built well yet
}

func newWorkshop(root, policy, prefix string, talk io.Writer) (*workshop, error) {
	if policy == "" {
		policy = filepath.Join(root, "policy", builtIn)
	}
	policy, err := filepath.Abs(policy)
	if err != nil {
		return nil, fmt.Errorf("finding the policy: %w", err)
	}
	out := filepath.Join(root, ".cache", "dev")
	return &workshop{root: root, out: out, policy: policy, prefix: prefix, talk: talk, hub: live.NewHub()}, nil
}

// make does what is due and tells the developer of it. What fails stays due: a later change elsewhere must not hide
// it.
func (w *workshop) make(ctx context.Context, more work) {
	w.due |= more
	if w.due == 0 {
		return
	}
	for _, step := range w.steps() {
		if w.due&step.work == 0 {
			continue
		}
		began := time.Now()
		if err := step.do(ctx); err != nil {
			if ctx.Err() == nil {
				report(w.talk, err)
				w.hub.Failed(err.Error())
			}
			return
		}
		w.due &^= step.work
		w.done(step.done, began)
	}
}

func (w *workshop) done(what string, began time.Time) {
	fmt.Fprintf(w.talk, "biscotte: %s in %.1f s\n", what, time.Since(began).Seconds())
}

// step is one thing to do.
type step struct {
	work work
	done string // what to say then
	do   func(context.Context) error
}

// steps come in this order: the program is replaced when what it will serve is there.
func (w *workshop) steps() []step {
	o := bundle.Options{Root: w.root, Out: w.dist(), Compiler: bundle.Go, Quality: 1}
	return []step{
		{component, "component compiled", func(ctx context.Context) error { return bundle.Build(ctx, o) }},
		{scripts, "scripts and styles built", func(ctx context.Context) error { return bundle.BuildLoader(ctx, o) }},
		{program, "", w.replace},
		{assembly, "policy read, pages reloaded", w.assemble},
	}
}

func (w *workshop) dist() string { return filepath.Join(w.out, "dist") }

// ServeHTTP serves the last good build, and what tells pages of the next.
func (w *workshop) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	site := w.site.Load()
	switch {
	case r.URL.Path == w.prefix+"/live":
		w.hub.ServeHTTP(rw, r)
	case r.URL.Path == w.prefix+"/live.js":
		live.Script(rw, r)
	case site == nil:
		w.wait(rw)
	default:
		(*site).ServeHTTP(rw, r)
	}
}

// wait is the page until there has been a good build.
func (w *workshop) wait(rw http.ResponseWriter) {
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("Cache-Control", "no-store")
	rw.WriteHeader(http.StatusServiceUnavailable)
	fmt.Fprintf(rw, "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Building…</title>\n%s\n<p>Building…</p>\n</html>\n", w.head(""))
}

// head is the script that keeps a page told. It knows the build that the page comes from.
func (w *workshop) head(build string) template.HTML {
	return template.HTML(`<script src="` + w.prefix + `/live.js?build=` + build + `" defer></script>`)
}

// newBuild names a build.
func newBuild() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }
