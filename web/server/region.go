package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"biscotte/web/site"
)

// Locator tells the region of a request, as in "US-CA", "" where nobody knows it. header gets a field of the request, and
// peer is who sent it. Neither may be kept. Fields are the header fields that it looks at.
type Locator interface {
	Region(header func(name string) string, peer netip.Addr) string
	Fields() []string
}

// regional is a file that is another one in some regions.
type regional struct {
	locator    Locator
	everywhere *resource
	elsewhere  map[string]*resource // by region
}

// newRegional prepares what consent.js, the first of a site's files, is elsewhere.
func newRegional(s *site.Site, everywhere *resource, p pack) (*regional, error) {
	r := &regional{everywhere: everywhere, elsewhere: map[string]*resource{}}
	for _, one := range s.Regional {
		resource, err := prepare(one.Loader, p)
		if err != nil {
			return nil, err
		}
		for _, region := range one.Regions {
			r.elsewhere[region] = resource
		}
	}
	return r, nil
}

// Locate has consent.js served as the law of the visitor's region has it, for a site that has several; it must be called
// before anything is served. Caches keep these answers for their own user alone, and ask again each time: whoever has
// moved is answered anew, also by a cache that takes no notice of Vary.
func (h *Handler) Locate(l Locator) {
	r := h.regional
	if r == nil {
		return
	}
	r.locator = l
	vary := strings.Join(append([]string{"Accept-Encoding"}, l.Fields()...), ", ")
	all := []*resource{r.everywhere}
	for _, resource := range r.elsewhere {
		all = append(all, resource)
	}
	for _, resource := range all {
		resource.set(map[string]string{"Vary": vary, "Cache-Control": "private, no-cache"})
	}
}

// in picks the variant of a resource for the region of a request.
func (r *regional) in(file *resource, request *http.Request) *resource {
	if r.locator == nil || file != r.everywhere {
		return file
	}
	region := r.locator.Region(FieldsOf(request.Header), PeerOf(request.RemoteAddr))
	country, _, _ := strings.Cut(region, "-")
	for _, wanted := range []string{region, country} {
		if there := r.elsewhere[wanted]; there != nil {
			return there
		}
	}
	return file
}

// FieldsOf gets fields of a header by their name, several of one name as the list that they are (RFC 9110, section 5.3): a
// proxy may add its own behind what the client sent.
func FieldsOf(h http.Header) func(name string) string {
	return func(name string) string {
		if all := h.Values(name); len(all) != 1 {
			return strings.Join(all, ", ")
		}
		return h.Get(name)
	}
}

// PeerOf is the address in what net/http knows of a connection.
func PeerOf(remote string) netip.Addr {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return netip.Addr{}
	}
	address, _ := netip.ParseAddr(host) // one that is none is not known
	return address
}
