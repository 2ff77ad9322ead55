package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"

	"biscotte/web/region"
	"biscotte/web/server"
)

// located are the flags that say how a server knows where visitors are.
type located struct {
	RegionHeader  []string `placeholder:"NAME" help:"The header field in which the site's network names the visitor's country, as in CF-IPCountry; with a second one, after a comma, for the part of it."`
	RegionFile    string   `placeholder:"FILE" help:"A file of the MaxMind format with the countries of addresses."`
	AddressHeader string   `placeholder:"NAME" help:"The header field in which the proxy before this server says where a request comes from, as in X-Forwarded-For: for regions, and so that one client cannot use up the limit of all."`
}

// open finds visitors' regions; it returns nil where nobody wants to know.
func (c *located) open() (*region.Locator, error) {
	if len(c.RegionHeader) == 0 && c.RegionFile == "" {
		return nil, nil
	}
	if len(c.RegionHeader) > 2 {
		return nil, &hinted{fmt.Errorf("--region-header: %d names", len(c.RegionHeader)), "one for the country, and one for the part of it"}
	}
	o := region.Options{File: c.RegionFile}
	if c.RegionFile != "" {
		o.Address = c.AddressHeader
	}
	for i, name := range c.RegionHeader {
		*[]*string{&o.Country, &o.Part}[i] = name
	}
	l, err := region.New(o)
	if err != nil {
		return nil, &hinted{err, "a database of countries or cities in the MaxMind format, as in GeoLite2-Country.mmdb"}
	}
	return l, nil
}

// client is where a request comes from: its sender, or whom the site's proxy names. Without such a name, a sender on a
// private network is a proxy, and its client is not known.
func (c *located) client(r *http.Request) netip.Addr {
	if c.AddressHeader != "" {
		return region.Last(server.FieldsOf(r.Header)(c.AddressHeader))
	}
	sender := server.PeerOf(r.RemoteAddr).Unmap()
	if sender.IsLoopback() || sender.IsPrivate() || sender.IsLinkLocalUnicast() {
		return netip.Addr{}
	}
	return sender
}

// unregulated is the error of a policy for which it makes no difference where visitors are.
func unregulated() error {
	return &hinted{errors.New("the policy has the same rules for every region"), `write "regimes" into it, or leave the flags for regions out`}
}
