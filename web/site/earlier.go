package site

import (
	"path"
	"strings"
)

// types are the media types of the files that have their hash in their name, by ending.
var types = map[string]string{".js": JavaScript, ".css": StyleSheet, ".json": JSON, ".wasm": WebAssembly}

// Lasting are the files of a site that pages which were opened before still ask for when another policy is served: those
// that have their hash in their name.
func (s *Site) Lasting() []File {
	var list []File
	for _, f := range s.Files {
		if f.Immutable {
			list = append(list, f)
		}
	}
	return list
}

// Earlier is a file that a site once had, by its path relative to consent.js; false if it is none that has its hash in its
// name. The loader itself has one under its other name.
func Earlier(name string, body []byte) (File, bool) {
	if name == loaderName {
		return frozen(File{Path: name, Type: JavaScript, Body: body}), true
	}
	f := File{Path: name, Type: types[path.Ext(name)], Immutable: true, Body: body}
	return f, f.Type != "" && (strings.HasPrefix(name, "a/") || strings.HasPrefix(name, "loader."))
}
