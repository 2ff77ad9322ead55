package site

import (
	"biscotte/policy"
	"biscotte/web/dist"
)

// more are the files that few pages need: the chunks, and what services leave. They share one hash, which is how their
// paths begin: each hash of its own would cost everybody ten bytes of consent.js.
func more(p *policy.Policy, d *dist.Dist) (begin string, files []File) {
	left := encode(stores(p))
	all := append([]byte(nil), left...)
	for _, name := range dist.Chunks {
		all = append(all, d.File(name)...)
	}
	begin = hashed("more", ".", "", all).Path
	for _, name := range dist.Chunks {
		files = append(files, File{Path: begin + name, Type: JavaScript, Immutable: true, Body: d.File(name)})
	}
	return begin, append(files, File{Path: begin + "stores.json", Type: JSON, Immutable: true, Body: left})
}
