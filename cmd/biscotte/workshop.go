package main

import (
	"cmp"
	"context"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"path/filepath"
	"strconv"
	"sync"
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
	saying sync.Mutex
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
// it. The component and this program are compiled at a time.
func (w *workshop) make(ctx context.Context, more work) {
	w.due |= more
	if w.due == 0 {
		return
	}
	w.hub.Building(w.due.String())
	if w.due&(component|program) != 0 {
		fmt.Fprintf(w.talk, "biscotte: building: %s; the first time, that takes minutes\n", w.due)
	}
	for _, stage := range w.stages() {
		if err := w.all(ctx, stage); err != nil {
			if ctx.Err() == nil {
				report(w.talk, err)
				w.hub.Failed(err.Error())
			}
			return
		}
	}
}

// all does the steps of a stage that are due, at a time.
func (w *workshop) all(ctx context.Context, stage []step) error {
	errs, done := make([]error, len(stage)), make([]bool, len(stage))
	var all sync.WaitGroup
	for i, s := range stage {
		if w.due&s.work == 0 {
			continue
		}
		all.Go(func() {
			began := time.Now()
			if errs[i] = s.do(ctx); errs[i] == nil {
				done[i] = true
				w.done(s.done, began)
			}
		})
	}
	all.Wait()
	for i, s := range stage {
		if done[i] {
			w.due &^= s.settles
		}
	}
	return cmp.Or(errs...)
}

// done is called by steps that run at a time.
func (w *workshop) done(what string, began time.Time) {
	w.saying.Lock()
	defer w.saying.Unlock()
	fmt.Fprintf(w.talk, "biscotte: %s in %.1f s\n", what, time.Since(began).Seconds())
}

// step is one thing to do.
type step struct {
	work    work // what makes it due
	settles work // what is done by it
	done    string
	do      func(context.Context) error
}

// stages come in this order: the program is replaced when what it will serve is there. Whoever builds the component has
// the JavaScript and the styles, too.
func (w *workshop) stages() [][]step {
	o := bundle.Options{Root: w.root, Out: w.dist(), Compiler: bundle.Go, Quality: 1}
	browser := step{component, component | scripts, "component compiled", func(ctx context.Context) error { return bundle.Build(ctx, o) }}
	if w.due&component == 0 {
		browser = step{scripts, scripts, "scripts and styles built", func(ctx context.Context) error { return bundle.BuildLoader(ctx, o) }}
	}
	return [][]step{
		{browser, {program, 0, "program built", w.compile}},
		{{program, program, "", w.replace}},
		{{assembly, assembly, "policy read, pages reloaded", w.assemble}},
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
	fmt.Fprintf(rw, "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Building…</title>\n%s\n<p>Building… The first time, that takes minutes.</p>\n</html>\n", w.head(""))
}

// head is the script that keeps a page told. It knows the build that the page comes from.
func (w *workshop) head(build string) template.HTML {
	return template.HTML(`<script src="` + w.prefix + `/live.js?build=` + build + `" defer></script>`)
}

// newBuild names a build.
func newBuild() string { return strconv.FormatInt(time.Now().UnixNano(), 36) }
