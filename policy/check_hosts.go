package policy

import "fmt"

// hostSource is a host-source of CSP 3 (section 2.3.1) without a path and without a wildcard for the port. A wildcard
// stands for subdomains of two labels at least: what is below "*.com" is everybody's.
const hostSource = `^('self'|(https?://)?([*]\.[a-z0-9-]+\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?)$`

// checkHosts looks at where a service loads things from.
func (c *checker) checkHosts(path string, h *Hosts) {
	if h == nil {
		return
	}
	for i, source := range h.Script {
		if len(source) > maxKey || !looksLike(hostSource, source) {
			c.report(fmt.Sprintf("%s.script[%d]", path, i), fmt.Sprintf("%q is no host", source),
				`a host as in "stats.example", "*.stats.example" or "https://stats.example:8443", or "'self'"`)
		}
	}
}
