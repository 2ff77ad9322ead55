package audit

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// robots are the rules of a site for programs that follow links (RFC 9309): those for all of them.
type robots struct {
	rules    []robotsRule
	sitemaps []string
}

type robotsRule struct {
	path  string
	allow bool
}

// maxRobots is what a crawler has to read of the file (RFC 9309, section 2.5), and maxSitemap what we read of a sitemap.
const (
	maxRobots  = 500 << 10
	maxSitemap = 10 << 20
)

// readRobots reads the rules for all programs, and where the sitemaps are.
func readRobots(in io.Reader) *robots {
	r := &robots{}
	lines := bufio.NewScanner(io.LimitReader(in, maxRobots))
	lines.Buffer(nil, maxRobots)
	ours, naming := false, false
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "user-agent":
			ours, naming = ours && naming || value == "*", true
			continue
		case "sitemap":
			r.sitemaps = append(r.sitemaps, value)
		case "allow", "disallow":
			if ours && value != "" {
				r.rules = append(r.rules, robotsRule{value, strings.EqualFold(strings.TrimSpace(name), "allow")})
			}
		}
		naming = naming && strings.TrimSpace(name) == ""
	}
	return r
}

// allows reports whether a page may be visited: the longest rule counts, and of equal ones that which allows.
func (r *robots) allows(u *url.URL) bool {
	path, best, allowed := u.EscapedPath(), -1, true
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	for _, rule := range r.rules {
		if n := len(rule.path); ruleFits(rule.path, path) && (n > best || n == best && rule.allow) {
			best, allowed = n, rule.allow
		}
	}
	return allowed
}

// ruleFits reports whether a path begins as a rule says, in which * stands for anything and $ at its end for the end. Each
// part is taken where it first stands.
func ruleFits(rule, path string) bool {
	rule, toEnd := strings.CutSuffix(rule, "$")
	parts := strings.Split(rule, "*")
	path, ok := strings.CutPrefix(path, parts[0])
	for i, part := range parts[1:] {
		if toEnd && i == len(parts)-2 {
			return ok && strings.HasSuffix(path, part)
		}
		if ok {
			_, path, ok = strings.Cut(path, part)
		}
	}
	return ok && (!toEnd || path == "")
}

// survey reads what the sites of the named pages say to programs, and adds the pages of their sitemaps. What is missing says
// nothing.
func (f *frontier) survey(ctx context.Context) {
	if f.o.Pages == 0 {
		return
	}
	client := &http.Client{Timeout: 10 * time.Second}
	for _, p := range f.todo {
		origin := originOf(p.url)
		if f.robots[origin] != nil {
			continue
		}
		r := &robots{}
		_ = fetch(ctx, client, origin+"/robots.txt", func(in io.Reader) error { r = readRobots(in); return nil })
		sitemaps := r.sitemaps
		if f.o.IgnoreRobots {
			r = &robots{}
		}
		f.robots[origin] = r
		if len(sitemaps) == 0 {
			sitemaps = []string{origin + "/sitemap.xml"}
		}
		f.readSitemaps(ctx, client, sitemaps, origin)
	}
}

// maxSitemaps bounds the sitemaps that are read.
const maxSitemaps = 20

// readSitemaps adds the pages of sitemaps on the site's own host, those that an index names included.
func (f *frontier) readSitemaps(ctx context.Context, client *http.Client, sitemaps []string, origin string) {
	for n := 0; n < len(sitemaps) && n < maxSitemaps; n++ {
		if originOf(sitemaps[n]) != origin {
			continue
		}
		_ = fetch(ctx, client, sitemaps[n], func(in io.Reader) error {
			pages, indexed := readSitemap(in)
			sitemaps = append(sitemaps, indexed...)
			f.add(pages, 1)
			return nil
		})
	}
}

// readSitemap reads the addresses in a sitemap, and those of other sitemaps in an index (sitemaps.org).
func readSitemap(in io.Reader) (pages, sitemaps []string) {
	d := xml.NewDecoder(io.LimitReader(in, maxSitemap))
	parent, depth := "", 0
	for {
		token, err := d.Token()
		if err != nil {
			return pages, sitemaps
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; e.Name.Local != "loc" {
				parent = e.Name.Local
				continue
			}
			var address string
			if err := d.DecodeElement(&address, &e); err != nil {
				return pages, sitemaps
			}
			depth--
			switch address = strings.TrimSpace(address); parent {
			case "sitemap":
				sitemaps = append(sitemaps, address)
			case "url":
				pages = append(pages, address)
			}
		case xml.EndElement:
			depth--
		}
	}
}

var errStatus = errors.New("the server has no such file")

func fetch(ctx context.Context, client *http.Client, address string, read func(io.Reader) error) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return errStatus
	}
	return read(response.Body)
}
