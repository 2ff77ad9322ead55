package choice

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"biscotte/policy"
)

// Bounds of what one answer expires. Names and host are the client's: without bounds, a header of 15 kB would be answered
// by gigabytes. A proxy has a page or two for all header fields together.
const (
	maxExpired = 3 << 10 // bytes of all lines
	maxName    = 128     // bytes of a cookie's name
	maxHost    = 253     // bytes of a host (RFC 1035, section 2.3.4)
	maxLeft    = 256     // bytes of the names that may be there still
	maxParents = 5       // labels of a domain above the host
)

// leftField names the cookies that no script can remove, and that may be there still: there was no room to expire them
// everywhere.
const leftField = "Biscotte-Left"

// expired takes back the choice under its former names, and the cookies of services that may not be used (any more), those
// that no script can remove first. They are named by the request: the browser would not have sent others. left are those
// that no script can remove, and that may be there still.
func (h *Handler) expired(r *http.Request, purposes []policy.Purpose, c *policy.Choice, https bool) (lines, left []string) {
	purposes = policy.Obey(purposes, policy.GPC(r.Header.Values("Sec-GPC")))
	var names []string
	for _, name := range h.o.Policy.ConsentCookie.Names()[2:] {
		if len(h.cookies(r, name)) > 0 {
			names = append(names, name)
		}
	}
	hidden, others := policy.Unwanted(h.o.Policy, purposes, c, header(r))
	b := expiry{domains: domains(host(r)), paths: paths(h.o.Policy), https: https, room: maxExpired, cut: map[string]bool{}}
	b.add(append(names, hidden...))
	b.add(others)
	return b.lines, slices.DeleteFunc(hidden, func(name string) bool { return !b.cut[name] })
}

// expiry makes lines as long as there is room. cut are the names for which there was none.
type expiry struct {
	domains, paths, lines []string
	https                 bool
	room                  int
	cut                   map[string]bool
}

// add expires each name at each path, the top first, for each domain.
func (e *expiry) add(names []string) {
	for _, path := range e.paths {
		for _, name := range names {
			for _, domain := range e.domains {
				e.line(name, domain, path)
			}
		}
	}
}

// line builds nothing any more once there is no room: names, paths and domains are many.
func (e *expiry) line(name, domain, path string) {
	if len(name) > maxName || e.room < 0 {
		e.cut[name] = true
		return
	}
	line := expire(name, domain, path, e.https)
	if e.room -= len(line); e.room < 0 {
		e.cut[name] = true
		return
	}
	e.lines = append(e.lines, line)
}

func expire(name, domain, path string, https bool) string {
	line := name + "=; Path=" + path + "; Max-Age=0"
	if domain != "" {
		line += "; Domain=" + domain
	}
	if https {
		line += "; Secure"
	}
	return line
}

// paths lists at which paths a cookie can be that comes with an answer: that of the endpoint, as browsers know it, and all
// above it, with and without a slash at the end (RFC 6265, section 5.1.4), the top first.
func paths(p *policy.Policy) []string {
	all := []string{"/"}
	if p.Records == nil || len(p.Records.Endpoint) < 2 {
		return all
	}
	endpoint := p.Records.Endpoint
	for i, r := range endpoint[1:] {
		if r == '/' {
			all = append(all, endpoint[:i+1], endpoint[:i+2])
		}
	}
	return append(all, endpoint)
}

// domains lists for which domains a host may have set a cookie: for itself alone, and for itself and those above it, the
// nearest five to the top. A browser refuses those that are nobody's, as "com" (RFC 6265bis, section 5.6).
func domains(host string) []string {
	all := []string{""}
	if net.ParseIP(host) != nil {
		return all
	}
	for domain := host; strings.Contains(domain, "."); _, domain, _ = strings.Cut(domain, ".") {
		if domain == host || strings.Count(domain, ".") < maxParents {
			all = append(all, domain)
		}
	}
	return all
}
