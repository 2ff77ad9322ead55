package audit

import (
	"net/url"
	"slices"
	"strings"
	"sync"
)

// frontier is the pages that are still to be looked at. Pages that are found on the way are added, up to a number.
type frontier struct {
	o      Options
	robots map[string]*robots // by origin
	mu     sync.Mutex
	more   *sync.Cond
	todo   []place
	known  map[string]bool
	hosts  []string
	active int
	closed bool
}

// place is a page, and how many links it is away from those that were named.
type place struct {
	url   string
	depth int
}

func newFrontier(pages []string, o Options) *frontier {
	f := &frontier{o: o, known: map[string]bool{}, robots: map[string]*robots{}, hosts: slices.Clone(o.Also)}
	f.more = sync.NewCond(&f.mu)
	for _, page := range pages {
		if page = withoutFragment(page); !f.known[page] {
			f.known[page] = true
			f.todo = append(f.todo, place{page, 0})
			f.hosts = append(f.hosts, hostWithPort(page))
		}
	}
	return f
}

// next is the next page; ok is false when there is none, and none can come any more.
func (f *frontier) next() (p place, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.todo) == 0 && f.active > 0 && !f.closed {
		f.more.Wait()
	}
	if len(f.todo) == 0 || f.closed {
		return place{}, false
	}
	p, f.todo = f.todo[0], f.todo[1:]
	f.active++
	return p, true
}

// done says that a page has been looked at.
func (f *frontier) done() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.active--
	f.more.Broadcast()
}

// close ends it: no page follows.
func (f *frontier) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	f.more.Broadcast()
}

// add adds the pages that one links to, as far as the crawl may go. A link that only leaves the site or does something, such
// as signing out, is none of them.
func (f *frontier) add(links []string, depth int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, link := range links {
		link = withoutFragment(link)
		if len(f.known) >= f.o.Pages || depth > f.o.Depth || f.known[link] || !f.wants(link) {
			continue
		}
		f.known[link] = true
		f.todo = append(f.todo, place{link, depth})
	}
	f.more.Broadcast()
}

// wants reports whether a link is a page of the site that robots may visit.
func (f *frontier) wants(link string) bool {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !slices.Contains(f.hosts, u.Host) || isFile(u.Path) {
		return false
	}
	path := strings.ToLower(u.Path)
	for _, doing := range []string{"logout", "signout", "sign-out", "log-out", "/delete", "/remove"} {
		if strings.Contains(path, doing) {
			return false
		}
	}
	r := f.robots[originOf(link)]
	return r == nil || r.allows(u)
}

// all is how many pages are known.
func (f *frontier) all() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.known)
}

// isFile reports whether a path is that of something that is no page.
func isFile(path string) bool {
	dot := strings.LastIndexByte(path, '.')
	if dot < strings.LastIndexByte(path, '/') {
		return false
	}
	return dot >= 0 && !slices.Contains([]string{".html", ".htm", ".php", ".asp", ".aspx", ".jsp", ".xhtml"}, strings.ToLower(path[dot:]))
}

func hostWithPort(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
