package main

import (
	"html/template"
	"net/http"

	"biscotte/policy"
	"biscotte/web/demo"
	"biscotte/web/dist"
	"biscotte/web/gallery"
	"biscotte/web/server"
	"biscotte/web/site"
)

// portal is everything that is served for one policy: the site's files, and the demo if it is wanted. head goes into
// the head of the demo's pages; quick saves the time of compressing. A gallery of looks is for development.
type portal struct {
	prefix string
	policy *policy.Policy
	source []byte
	bundle *dist.Dist
	demo   bool
	head   template.HTML
	quick  bool

	gallery bool
}

// handlers are the one for the site's files, and the one for everything.
func (p portal) handlers() (files *server.Handler, all http.Handler, err error) {
	s, err := site.Assemble(p.policy, p.source, p.bundle)
	if err != nil {
		return nil, nil, err
	}
	prepare := server.New
	if p.quick {
		prepare = server.NewQuick
	}
	files, err = prepare(s, p.prefix)
	if err != nil || !p.demo {
		return files, files, err
	}
	pages, err := demo.New(demo.Options{Prefix: p.prefix, Policy: p.policy, Head: p.head})
	if err != nil {
		return nil, nil, err
	}
	rooms := gallery.New(gallery.Options{Prefix: p.prefix, Policy: p.policy, Bundle: p.bundle, Head: p.head})
	return files, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.gallery && rooms.Has(r.URL.Path) {
			rooms.ServeHTTP(w, r)
			return
		}
		if files.Has(r.URL.Path) || r.URL.RawPath != "" {
			files.ServeHTTP(w, r)
			return
		}
		pages.ServeHTTP(w, r)
	}), nil
}
