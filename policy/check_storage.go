package policy

import (
	"fmt"
	"strings"
)

// maxKey bounds the names of what a service stores.
const maxKey = 256

// checkStorage looks at what a service stores beside its cookies: its withdrawal deletes all of that.
func (c *checker) checkStorage(p *Policy, path string, s *Storage) {
	if s == nil {
		return
	}
	c.ifThere(path+".purpose", s.Purpose, p)
	if s.Duration != "" {
		c.duration(path+".duration", s.Duration)
	}
	for _, part := range []struct {
		name string
		keys []string
	}{{"local", s.Local}, {"session", s.Session}, {"databases", s.Databases}, {"caches", s.Caches}} {
		for i, key := range part.keys {
			c.checkKey(fmt.Sprintf("%s.%s[%d]", path, part.name, i), key)
		}
	}
	for i, scope := range s.Workers {
		at := fmt.Sprintf("%s.workers[%d]", path, i)
		if !strings.HasPrefix(scope, "/") || strings.HasPrefix(scope, "//") || strings.ContainsAny(scope, "*?#\\ ") {
			c.report(at, fmt.Sprintf("%q is no scope of a service worker", scope), `the path that it controls, as in "/app/"`)
		}
	}
}

func (c *checker) checkKey(path, key string) {
	switch {
	case key == "":
		c.report(path, "is empty", "give a name, or a pattern such as \"_vendor.*\"")
	case len(key) > maxKey:
		c.report(path, fmt.Sprintf("is longer than %d bytes", maxKey), "shorten it to a pattern")
	case strings.Trim(key, "*") == "":
		c.report(path, "fits everything, the site's own data too", "begin the pattern with what the service's names have in common")
	}
}
