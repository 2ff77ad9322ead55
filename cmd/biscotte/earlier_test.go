package main

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"biscotte/web/site"
)

func TestEarlierFilesAreBounded(t *testing.T) {
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	file := func(i, size int) []site.File {
		return []site.File{{Path: fmt.Sprintf("a/more.%d.js", i), Body: make([]byte, size)}}
	}
	var h history
	var earlier []site.File
	for i := range 20 {
		earlier = h.next(file(i, 10), now.Add(time.Duration(i)*time.Hour))
	}
	if len(earlier) != earlierPolicies || earlier[0].Path != "a/more.18.js" {
		t.Errorf("%d files, the first %q", len(earlier), earlier[0].Path)
	}
	if len(h) != earlierPolicies+1 {
		t.Errorf("%d policies are remembered", len(h))
	}
	later := now.Add(19*time.Hour + earlierLife + time.Minute)
	if earlier = h.next(file(20, 10), later); len(earlier) != 1 || earlier[0].Path != "a/more.19.js" {
		t.Errorf("ninety days later: %d files", len(earlier))
	}
	if earlier = h.next(file(21, earlierBytes+1), later); len(earlier) != 2 {
		t.Errorf("%d files", len(earlier))
	}
	if earlier = h.next(file(22, 1), later); len(earlier) != 0 {
		t.Errorf("%d files beyond the bound in bytes", len(earlier))
	}
}

// One change of the policy, a restart, and another: a page that was opened with the first one gets its files.
func TestEarlierFilesAreServed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	asking(t, folder)
	l := &load{t: t}
	p := launch(t, folder, args...)
	first := lasting(t, p.url)
	l.write(folder, replacing("Count visits.", "Count all visits."))
	p.log.await(t, "what has changed is served from now on")
	served(t, p.url, first)
	second := lasting(t, p.url)
	p.stop(t)
	l.write(folder, replacing("Count all visits.", "Count them."))
	p = launch(t, folder, args...)
	served(t, p.url, first)
	served(t, p.url, second)
	p.stop(t)
}

// lasting are the paths of what a page that is opened now may ask for later.
func lasting(t *testing.T, url string) []string {
	t.Helper()
	more := regexp.MustCompile(`"more":"([^"]+)"`).FindStringSubmatch(body(t, url+"consent.js"))
	if more == nil {
		t.Fatal("the loader does not say where its chunks are")
	}
	return []string{more[1] + "clear.js", more[1] + "stores.json", more[1] + "embed.js", more[1] + "en.json"}
}

func served(t *testing.T, url string, paths []string) {
	t.Helper()
	for _, path := range paths {
		response := fetch(t, url+path)
		if response.StatusCode != http.StatusOK || !strings.Contains(response.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: status %d, %v", path, response.StatusCode, response.Header)
		}
	}
}
