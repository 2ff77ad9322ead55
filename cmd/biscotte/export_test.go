package main

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/export"
	"biscotte/web/site"
)

// said runs the program, which is to succeed, and returns its data.
func said(t *testing.T, args ...string) string {
	t.Helper()
	var out strings.Builder
	if status := run(t.Context(), args, &out, t.Output()); status != succeeded {
		t.Fatalf("%v ended with %d", args, status)
	}
	return out.String()
}

// From an empty folder to a plain static server, which then gives what our own gives.
func TestAnExportIsWhatIsServed(t *testing.T) {
	folder := t.TempDir()
	file, out := filepath.Join(folder, "policy.json"), filepath.Join(folder, "out")
	said(t, "init", "-o", file, "--site", "The harbour", "--controller", "Harbour Ltd", "--privacy", "/privacy", "--languages", "en,fr", "--statistics", "matomo")
	edited := strings.Replace(read(t, file), `"providers": {`, `"gpc": {"refuses": ["statistics"], "lastUpdate": "2026-11-24"}, "providers": {`, 1)
	if err := os.WriteFile(file, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	said(t, "check", file)
	said(t, "export", "-o", out, "--policy", file, "--prefix", "/consent")

	ours := strings.TrimSuffix(start(t, "serve", "--policy", file, "--prefix", "/consent", "--no-demo"), "/consent/")
	static := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(out, export.Public))))
	defer static.Close()
	compared := 0
	for _, path := range paths(t, filepath.Join(out, export.Public)) {
		if suffix := filepath.Ext(path); path == "/_headers" || path == "/.htaccess" || suffix == ".gz" || suffix == ".br" {
			continue
		}
		if body(t, static.URL+path) != body(t, ours+path) {
			t.Errorf("%s is not what is served", path)
		}
		compared++
	}
	if want := files(t, file); compared != want {
		t.Errorf("%d files are exported, want %d", compared, want)
	}
}

// files counts those of the site that a policy makes.
func files(t *testing.T, policyFile string) int {
	t.Helper()
	source := []byte(read(t, policyFile))
	p, err := policy.Load(policyFile, source)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.Assemble(p, source, bundle, "")
	if err != nil {
		t.Fatal(err)
	}
	return len(s.Files)
}

func read(t testing.TB, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// paths are those of all files below a folder, as a server has them.
func paths(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			list = append(list, "/"+path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestTheSnippet(t *testing.T) {
	got := said(t, "snippet", "--demo", "--origin", "https://consent.example.org", "--prefix", "/c/")
	for _, want := range []string{
		`  <script src="https://consent.example.org/c/consent.js"></script>` + "\n",
		`  <script src="https://consent.example.org/c/loader.`, `.js" integrity="sha384-`, `" crossorigin="anonymous"></script>` + "\n",
		"  script-src https://consent.example.org 'wasm-unsafe-eval'\n", "  connect-src https://consent.example.org\n", "  trusted-types biscotte\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %s", got, want)
		}
	}
	if here := said(t, "snippet", "--demo"); !strings.Contains(here, `src="/consent.js"`) || !strings.Contains(here, "script-src 'self' ") {
		t.Errorf("on the site itself it is\n%s", here)
	}
	if !strings.Contains(got, "  <button type=\"button\" data-consent-open>Cookie settings</button>\n") {
		t.Errorf("%s\nlacks a way to change one's mind", got)
	}
	kept := said(t, "snippet", "--policy", "../../web/choice/testdata/policy.json")
	if !strings.Contains(kept, "  <a href=\"/consent/preferences\" data-consent-open>Cookie settings</a>\n") {
		t.Errorf("%s\nlacks the way for visitors without scripts", kept)
	}
	var talk strings.Builder
	if status := run(t.Context(), []string{"snippet", "--origin", "consent.example.org"}, &talk, &talk); status != misused {
		t.Errorf("an origin without a scheme ends with %d: %s", status, talk.String())
	}
}
