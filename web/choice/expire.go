package choice

import (
	"net"
	"net/http"
	"strings"

	"biscotte/policy"
)

// Bounds of what one answer expires. Names and host are the client's: without bounds, a header of 15 kB would be answered
// by gigabytes. A proxy has a page or two for all header fields together.
const (
	maxExpired = 3 << 10 // bytes of all lines
	maxName    = 128     // bytes of a cookie's name
	maxHost    = 253     // bytes of a host (RFC 1035, section 2.3.4)
	maxParents = 5       // labels of a domain above the host
)

// expired takes back the choice under its former names, and the cookies of services that may not be used (any more), those
// that no script can remove first. They are named by the request: the browser would not have sent others.
func (h *Handler) expired(r *http.Request, purposes []policy.Purpose, c *policy.Choice, https bool) []string {
	purposes = policy.Obey(purposes, policy.GPC(r.Header.Values("Sec-GPC")))
	var names []string
	for _, name := range h.o.Policy.ConsentCookie.Names()[2:] {
		if len(h.cookies(r, name)) > 0 {
			names = append(names, name)
		}
	}
	return expiring(append(names, policy.Unwanted(h.o.Policy, purposes, c, header(r))...), domains(host(r)), https)
}

// expiring makes the lines: each name for each domain, as long as there is room.
func expiring(names, domains []string, https bool) []string {
	var lines []string
	room := maxExpired
	for _, name := range names {
		if len(name) > maxName {
			continue // no script of a service names a cookie so
		}
		for _, domain := range domains {
			line := expire(name, domain, https)
			if room -= len(line); room < 0 {
				return lines
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func expire(name, domain string, https bool) string {
	line := name + "=; Path=/; Max-Age=0"
	if domain != "" {
		line += "; Domain=" + domain
	}
	if https {
		line += "; Secure"
	}
	return line
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
