package choice

import (
	"net/http"
	"net/url"
	"strings"
)

// sameOrigin reports whether a request comes from a page of this site. Every browser of today says so itself, in a
// header field that no page can write (Fetch Metadata, section 2.3); older ones name the page's origin. A request with
// neither comes from no browser that could be misled by another site's page: a text browser's form is let in, where it
// does not say that it was on another site.
func sameOrigin(r *http.Request, form bool) bool {
	if sites := r.Header.Values("Sec-Fetch-Site"); len(sites) > 0 {
		return len(sites) == 1 && sites[0] == "same-origin"
	}
	if origins := r.Header.Values("Origin"); len(origins) > 0 {
		return len(origins) == 1 && ours(r, origins[0])
	}
	referrer := r.Header.Get("Referer")
	return form && (referrer == "" || ours(r, referrer))
}

// maxAddress bounds the addresses in a request that are looked at, in bytes.
const maxAddress = 4 << 10

// ours reports whether an address is of the origin that the request is for. A proxy may have a name of its own for us; then
// it says under which name it was asked. One that does not say how it was asked leaves open whether that was HTTPS.
func ours(r *http.Request, address string) bool {
	if len(address) > maxAddress {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || overTLS(r)) {
		return false
	}
	from := authority(u.Host, u.Scheme)
	return from != "" && (from == authority(r.Host, u.Scheme) || from == authority(r.Header.Get("X-Forwarded-Host"), u.Scheme))
}

// authority is a host with its port, as it compares: in lower case, without the dot of a fully qualified name or the port
// that the scheme implies (RFC 3986, section 6.2.2 and 6.2.3).
func authority(host, scheme string) string {
	if len(host) > maxAddress {
		return ""
	}
	u := url.URL{Host: host}
	name, port := strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), u.Port()
	if port == "" || scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		return name
	}
	return name + ":" + port
}

// secure reports whether the visitor's page came over HTTPS, whatever the proxy in between speaks to us. A cookie that is
// written as the page itself would write it must know.
func secure(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "null" {
		return strings.HasPrefix(origin, "https://")
	}
	return overTLS(r)
}

// overTLS reports whether the request is known to have come over HTTPS.
func overTLS(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

// lookAtProxy tells, once, of a proxy that does not say that visitors come over HTTPS. A page's origin says so with most
// requests; with those of a browser without JavaScript, nothing does.
func (h *Handler) lookAtProxy(r *http.Request) {
	if strings.HasPrefix(r.Header.Get("Origin"), "https://") && !overTLS(r) {
		h.reticent.Do(func() {
			h.o.Log.Warn("visitors come over HTTPS, and the proxy does not say so",
				"hint", `have it send "X-Forwarded-Proto: https", or cookies of the form may lack Secure`)
		})
	}
}

// host is the name by which the visitor's browser knows this site, without a port; "" for what is no name.
func host(r *http.Request) string {
	name := r.Host
	if forwarded := r.Header.Get("X-Forwarded-Host"); forwarded != "" {
		name = forwarded
	}
	if len(name) > maxHost+len(":65535") {
		return ""
	}
	name = strings.TrimSuffix(strings.ToLower((&url.URL{Host: name}).Hostname()), ".")
	if len(name) > maxHost || strings.ContainsFunc(name, noLabel) {
		return ""
	}
	return name
}

// noLabel reports whether a rune can be neither in a domain's name nor in an address.
func noLabel(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("-_.:", r)
}
