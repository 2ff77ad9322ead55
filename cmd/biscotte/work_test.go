package main

import (
	"io"
	"path/filepath"
	"testing"
)

func TestWhatAChangeMakesNecessary(t *testing.T) {
	root := t.TempDir()
	elsewhere := filepath.Join(t.TempDir(), "policy.json")
	tests := []struct {
		policy, path string
		want         work
	}{
		{"", "app/banner.go", component | program},
		{"", "policy/choice.go", component | program},
		{"", "policy/phrase/fr.json", program},
		{"", "policy/review/age.go", program},
		{"", "policy/opendatasoft.json", assembly},
		{"", "go.mod", component | program},
		{"", "web/loader/gate.js", scripts | assembly},
		{"", "web/style/panel.css", scripts | assembly},
		{"", "web/demo/pages/portal.html", program},
		{"", "web/server/handler.go", program},
		{"", "cmd/biscotte/serve.go", program},
		{"", "cmd/size/main.go", 0},
		{"", "app/banner_test.go", 0},
		{"", "web/loader/gate.test.js", 0},
		{"", "web/dist/consent.js", 0},
		{"", "web/e2e/panel.test.mjs", 0},
		{"", "web/node_modules/x/index.js", 0},
		{"", "policy/testdata/vectors/choice.json", 0},
		{"", ".cache/dev/dist/consent.js", 0},
		{"", ".git/index", 0},
		{"", "app/banner.go~", 0},
		{"", "../other.go", 0},
		{elsewhere, elsewhere, assembly},
		{elsewhere, filepath.Join(filepath.Dir(elsewhere), "letter.json"), 0},
	}
	for _, test := range tests {
		w, err := newWorkshop(root, test.policy, "", io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		path := test.path
		if !filepath.IsAbs(path) {
			path = filepath.Join(root, filepath.FromSlash(path))
		}
		if got := w.workFor([]string{path}); got != test.want {
			t.Errorf("%s: %b, want %b", test.path, got, test.want)
		}
	}
}
