package audit

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// The rules for all programs count, the longest first (RFC 9309, section 2.2).
func TestRobots(t *testing.T) {
	r := readRobots(strings.NewReader(`User-agent: other
Disallow: /
User-agent: nobody
User-agent: *
Disallow: /private # not for programs
Allow: /private/open
Disallow: /*.pdf$
Disallow:
Sitemap: https://www.example.org/map.xml`))
	for path, want := range map[string]bool{
		"/": true, "/private": false, "/private/a": false, "/private/open/a": true, "/a.pdf": false, "/a.pdf?b": true, "/pdf": true,
	} {
		u, err := url.Parse("https://www.example.org" + path)
		if err != nil {
			t.Fatal(err)
		}
		if r.allows(u) != want {
			t.Errorf("%s: want %v", path, want)
		}
	}
	if !slices.Equal(r.sitemaps, []string{"https://www.example.org/map.xml"}) {
		t.Errorf("sitemaps are %q", r.sitemaps)
	}
}

// A crawl takes the pages of the site's sitemaps and links, each once, up to a number, and leaves out what is none.
func TestFrontier(t *testing.T) {
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			_, _ = w.Write([]byte("User-agent: *\nDisallow: /private\n"))
		case "/sitemap.xml":
			_, _ = w.Write([]byte("<sitemapindex><sitemap><loc>" + s.URL + "/one.xml</loc></sitemap><sitemap><loc>https://elsewhere.example/m.xml</loc></sitemap></sitemapindex>"))
		case "/one.xml":
			_, _ = w.Write([]byte("<urlset><url><loc> " + s.URL + "/a </loc></url><url><loc>" + s.URL + "/private/b</loc></url></urlset>"))
		}
	}))
	t.Cleanup(s.Close)
	f := newFrontier([]string{s.URL + "/", s.URL + "/#top"}, Options{Pages: 4, Depth: 2})
	f.survey(context.Background())
	f.add([]string{s.URL + "/a#b", s.URL + "/c", s.URL + "/logout", s.URL + "/x.pdf", "https://elsewhere.example/", s.URL + "/d.html", s.URL + "/e"}, 1)
	f.add([]string{s.URL + "/deep"}, 3)
	var got []string
	for p, ok := f.next(); ok; p, ok = f.next() {
		got = append(got, strings.TrimPrefix(p.url, s.URL))
		f.done()
	}
	if want := []string{"/", "/a", "/c", "/d.html"}; !slices.Equal(got, want) {
		t.Errorf("the crawl goes to %q, want %q", got, want)
	}
}

// A crawl waits for the pages under way, which may lead further, and ends when there are none.
func TestFrontierWaitsForLinks(t *testing.T) {
	f := newFrontier([]string{"https://www.example.org/"}, Options{Pages: 2, Depth: 1})
	if _, ok := f.next(); !ok {
		t.Fatal("nothing to look at")
	}
	got := make(chan string)
	go func() {
		p, _ := f.next()
		f.done()
		got <- p.url
	}()
	f.add([]string{"https://www.example.org/a"}, 1)
	f.done()
	if page := <-got; page != "https://www.example.org/a" {
		t.Errorf("next is %q", page)
	}
	if p, ok := f.next(); ok {
		t.Errorf("then comes %q", p.url)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$", "/ab")
	f.Fuzz(func(_ *testing.T, file, path string) {
		readRobots(strings.NewReader(file)).allows(&url.URL{Path: path})
		readSitemap(strings.NewReader(file))
	})
}
