package site

import (
	"maps"
	"slices"

	"biscotte/policy"
	"biscotte/web/dist"
)

// more are the files that few pages need: the chunks, what services leave, and the declarations that a chunk builds. They
// share one hash, which is how their paths begin: each hash of its own would cost everybody ten bytes of consent.js.
func more(p *policy.Policy, views map[string]*policy.View, d *dist.Dist) (begin string, files []File, err error) {
	data, err := drawn(p, views)
	if err != nil {
		return "", nil, err
	}
	data["stores.json"] = encode(stores(p))
	names := slices.Sorted(maps.Keys(data))
	var all []byte
	for _, name := range names {
		all = append(all, data[name]...)
	}
	for _, name := range dist.Chunks {
		all = append(all, d.File(name)...)
	}
	begin = hashed("more", ".", "", all).Path
	for _, name := range dist.Chunks {
		files = append(files, File{Path: begin + name, Type: JavaScript, Immutable: true, Body: d.File(name)})
	}
	for _, name := range names {
		files = append(files, File{Path: begin + name, Type: JSON, Immutable: true, Body: data[name]})
	}
	return begin, files, nil
}
