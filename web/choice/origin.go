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

// ours reports whether an address is on the host that the request is for. A proxy may have a name of its own for us; then
// it says under which name it was asked.
func ours(r *http.Request, address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (u.Host == r.Host || u.Host == r.Header.Get("X-Forwarded-Host"))
}

// secure reports whether the visitor's page came over HTTPS, whatever the proxy in between speaks to us. A cookie that is
// written as the page itself would write it must know.
func secure(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "null" {
		return strings.HasPrefix(origin, "https://")
	}
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

// host is the name by which the visitor's browser knows this site, without a port.
func host(r *http.Request) string {
	name := r.Host
	if forwarded := r.Header.Get("X-Forwarded-Host"); forwarded != "" {
		name = forwarded
	}
	return strings.ToLower((&url.URL{Host: name}).Hostname())
}
