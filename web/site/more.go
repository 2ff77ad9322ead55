package site

import (
	"maps"
	"slices"

	"biscotte/policy"
	"biscotte/web/dist"
)

// more are the files that few pages need: the chunks, what services leave, the views, the declarations that a chunk
// builds, and the texts apart, which are those that consent.js does not carry. They share one hash, which is how their
// paths begin: each hash of its own would cost everybody ten bytes of consent.js. What belongs to a language is called
// after it; no language has the name of a chunk for its code (BCP 47: none is registered that is longer than three letters).
func more(
	p *policy.Policy, d *dist.Dist, views map[string]*policy.View, apart map[string][]string,
) (begin string, files []File, err error) {
	data, err := drawn(p, views)
	if err != nil {
		return "", nil, err
	}
	for _, name := range dist.Chunks {
		files = append(files, File{Path: name, Type: JavaScript, Body: d.File(name)})
	}
	data["stores.json"] = encode(stores(p))
	for _, name := range slices.Sorted(maps.Keys(data)) {
		files = append(files, File{Path: name, Type: JSON, Body: data[name]})
	}
	for _, lang := range p.Languages {
		files = append(files, File{Path: lang + ".json", Type: JSON, Body: encode(views[lang])})
		if texts := apart[lang]; texts != nil {
			files = append(files, File{Path: lang + ".js", Type: JavaScript, Body: textsJS(lang, texts)})
		}
	}
	var all []byte
	for _, f := range files {
		all = append(all, f.Body...)
	}
	begin = hashed("more", ".", "", all).Path
	for i := range files {
		files[i].Path, files[i].Immutable = begin+files[i].Path, true
	}
	return begin, files, nil
}
