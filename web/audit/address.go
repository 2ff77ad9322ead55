package audit

import (
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// hostOf is the name of an address's host, without the port.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// originOf is the origin of an address.
func originOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// sameSite reports whether two hosts belong to one site: the same domain below a public suffix, or the same address.
func sameSite(a, b string) bool {
	a, b = strings.TrimPrefix(strings.ToLower(a), "."), strings.TrimPrefix(strings.ToLower(b), ".")
	if a == b {
		return true
	}
	if net.ParseIP(a) != nil || net.ParseIP(b) != nil {
		return false
	}
	siteA, errA := publicsuffix.EffectiveTLDPlusOne(a)
	siteB, errB := publicsuffix.EffectiveTLDPlusOne(b)
	return errA == nil && errB == nil && siteA == siteB
}

// withoutValues is an address whose query has names only, and the names.
func withoutValues(address string) (bare string, names []string) {
	u, err := url.Parse(address)
	if err != nil {
		return address, nil
	}
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		if name, _, _ := strings.Cut(pair, "="); name != "" && len(names) < 50 {
			names = append(names, name)
		}
	}
	u.RawQuery, u.Fragment, u.User = strings.Join(names, "&"), "", nil
	return u.String(), names
}

// isWeb reports whether an address is one of the network, and not data or an extension's.
func isWeb(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	switch scheme {
	case "http", "https", "ws", "wss":
		return true
	}
	return false
}
