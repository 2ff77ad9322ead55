package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// clone is a copy of what dev builds from.
func clone(t *testing.T) string {
	t.Helper()
	root, from := t.TempDir(), filepath.Join("..", "..")
	for _, file := range []string{"go.mod", "go.sum"} {
		copyFile(t, filepath.Join(from, file), filepath.Join(root, file))
	}
	folders := []string{
		"app", "policy", "cmd/banner", "cmd/biscotte", "web/admin", "web/audit", "web/bundle", "web/choice", "web/csp", "web/declaration",
		"web/demo", "web/dist", "web/draw", "web/export", "web/gallery", "web/live", "web/loader", "web/metrics", "web/record", "web/region",
		"web/server", "web/site", "web/squeeze", "web/style",
	}
	for _, folder := range folders {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join(from, folder))); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// rewrite replaces the first occurrence of a text in a file of the clone.
func rewrite(t *testing.T, old, fresh string, path ...string) {
	t.Helper()
	file := filepath.Join(path...)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(data, []byte(old), []byte(fresh), 1)
	if bytes.Equal(changed, data) {
		t.Fatalf("there is no %q in %s", old, file)
	}
	if err := os.WriteFile(file, changed, 0o644); err != nil {
		t.Fatal(err)
	}
}

// listen opens the connection that keeps a page told. What it returns reads the next event: its name and its data.
func listen(t *testing.T, url string) func() (name, data string) {
	t.Helper()
	lines := bufio.NewScanner(fetch(t, url+"live").Body)
	return func() (name, data string) {
		t.Helper()
		for lines.Scan() {
			if value, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				name = value
			}
			if value, ok := strings.CutPrefix(lines.Text(), "data: "); ok && name != "building" {
				return name, value
			}
		}
		t.Fatalf("the connection has ended: %v", lines.Err())
		return "", ""
	}
}

func TestDeveloping(t *testing.T) {
	t.Parallel() // each waits for a compiler
	root := clone(t)
	p := launch(t, filepath.Join(root, "web"), "dev", "--listen", "127.0.0.1:0")
	next := listen(t, p.url)
	expect := func(want, text string) {
		t.Helper()
		if name, data := next(); name != want || !strings.Contains(data, text) {
			t.Fatalf("the page is told %s %s, want %s with %q\n%s", name, data, want, text, p.log)
		}
	}
	expect("built", "")

	// Styles.
	rewrite(t, ":host", ":host(.changed-by-a-test){top:0}:host", root, "web", "style", "banner.css")
	expect("built", "")
	if got := body(t, p.url+"consent.js"); !strings.Contains(got, "changed-by-a-test") {
		t.Error("the new style is not served")
	}

	// A policy with a mistake, and the mistake mended.
	policy := filepath.Join("policy", builtIn)
	rewrite(t, `"reviewed"`, `"reviewedd"`, root, policy)
	expect("failed", `unknown field (did you mean \"reviewed\"?)`)
	p.log.await(t, "reviewedd: unknown field\nbiscotte: hint: did you mean \"reviewed\"?\n")
	rewrite(t, `"reviewedd"`, `"reviewed"`, root, policy)
	expect("built", "")

	// A mistake in the loader.
	rewrite(t, "import ", "imprt ", root, "web", "loader", "main.js")
	expect("failed", "web/loader/main.js:")
	rewrite(t, "imprt ", "import ", root, "web", "loader", "main.js")
	expect("built", "")
	p.stop(t)
}

func TestANewServerTakesTheOldOnesPlace(t *testing.T) {
	t.Parallel() // each waits for a compiler
	root := clone(t)
	policy := filepath.Join(t.TempDir(), "policy.json")
	start := []string{"init", "-o", policy, "--site", "The harbour", "--controller", "Harbour Ltd", "--privacy", "/privacy"}
	if out, err := exec.CommandContext(t.Context(), "biscotte", start...).CombinedOutput(); err != nil {
		t.Fatalf("init: %v\n%s", err, out)
	}
	p := launch(t, root, "dev", "--policy", policy, "--listen", "127.0.0.1:0", "--prefix", "/c")
	next := listen(t, p.url)
	if name, data := next(); name != "built" {
		t.Fatalf("%s %s", name, data)
	}
	if got := body(t, p.url+"consent.js"); !strings.Contains(got, "Harbour Ltd") {
		t.Error("the policy that init has made is not the one that is served")
	}
	rewrite(t, "</title>", " changed by a test</title>", root, "web", "demo", "pages", "layout.html")
	p.log.await(t, "biscotte: program built")
	p.log.await(t, "biscotte: scripts and styles built")
	if name, data := listen(t, p.url)(); name != "built" {
		t.Fatalf("%s %s\n%s", name, data, p.log)
	}
	if got := body(t, p.url); !strings.Contains(got, "changed by a test") {
		t.Errorf("the old page is served:\n%s", got)
	}
	p.stop(t)
}
