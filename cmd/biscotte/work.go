package main

import (
	"path/filepath"
	"slices"
	"strings"
)

// work is what a change makes necessary.
type work int

const (
	component work = 1 << iota // compile the component, and build the JavaScript and the styles
	scripts                    // build the JavaScript and the styles
	program                    // build this program and start it in the place of this one
	assembly                   // read the policy and put the site together
)

// rooms say which work follows from a change below a folder. The first that fits counts.
var rooms = []struct {
	folder string
	work   work
}{
	{"app", component | program},
	{"cmd/banner", component | program},
	{"policy/audit", program},
	{"policy/phrase", program},
	{"policy/review", program},
	{"policy/schema", program},
	{"policy", component | program},
	{"go.mod", component | program},
	{"web/loader", scripts | assembly},
	{"web/style", scripts | assembly},
	{"web/dist", 0},
	{"web/e2e", 0},
	{"web/bench", 0},
	{"web", program},
	{"cmd/biscotte", program},
}

// suffixes of files that something is built from.
var suffixes = []string{".go", ".mod", ".js", ".css", ".html", ".json", ".svg"}

// workFor sums up what a batch of changes makes necessary.
func (w *workshop) workFor(batch []string) work {
	var sum work
	for _, path := range batch {
		sum |= w.workForOne(path)
	}
	return sum
}

func (w *workshop) workForOne(path string) work {
	if path == w.policy {
		return assembly
	}
	rel, err := filepath.Rel(w.root, path)
	if err != nil || w.ignores(path) || !slices.Contains(suffixes, filepath.Ext(rel)) {
		return 0
	}
	rel = filepath.ToSlash(rel)
	for _, room := range rooms {
		if rel == room.folder || strings.HasPrefix(rel, room.folder+"/") {
			return room.work
		}
	}
	return 0
}

// ignores reports whether nothing is built from what is at path: hidden files, tests, what others installed, and
// everything outside of the clone but the policy.
func (w *workshop) ignores(path string) bool {
	if path == w.policy {
		return false
	}
	rel, err := filepath.Rel(w.root, path)
	if err != nil || !filepath.IsLocal(rel) {
		return true
	}
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if part != "." && strings.HasPrefix(part, ".") || part == "node_modules" || part == "testdata" {
			return true
		}
	}
	return strings.HasSuffix(rel, "_test.go") || strings.HasSuffix(rel, ".test.js")
}

// String is how a developer is told of it.
func (k work) String() string {
	var names []string
	for _, one := range []struct {
		work work
		name string
	}{{component, "the component"}, {scripts, "scripts and styles"}, {program, "the program"}, {assembly, "the policy"}} {
		if k&one.work != 0 {
			names = append(names, one.name)
		}
	}
	return strings.Join(names, ", ")
}
