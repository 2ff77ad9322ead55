package main

import (
	"errors"
	"fmt"

	"biscotte/web/region"
)

// located are the flags that say how a server knows where visitors are.
type located struct {
	RegionHeader  []string `placeholder:"NAME" help:"The header field in which the site's network names the visitor's country, as in CF-IPCountry; with a second one, after a comma, for the part of it."`
	RegionFile    string   `placeholder:"FILE" help:"A file of the MaxMind format with the countries of addresses."`
	AddressHeader string   `placeholder:"NAME" help:"The header field in which the proxy before this server says where a request comes from, as in X-Forwarded-For."`
}

// open finds visitors' regions; it returns nil where nobody wants to know.
func (c *located) open() (*region.Locator, error) {
	if len(c.RegionHeader) == 0 && c.RegionFile == "" {
		if c.AddressHeader != "" {
			return nil, &hinted{errors.New("--address-header without --region-file"), "addresses are looked up in a file: name that too"}
		}
		return nil, nil
	}
	if len(c.RegionHeader) > 2 {
		return nil, &hinted{fmt.Errorf("--region-header: %d names", len(c.RegionHeader)), "one for the country, and one for the part of it"}
	}
	o := region.Options{File: c.RegionFile, Address: c.AddressHeader}
	for i, name := range c.RegionHeader {
		*[]*string{&o.Country, &o.Part}[i] = name
	}
	l, err := region.New(o)
	if err != nil {
		return nil, &hinted{err, "a database of countries or cities in the MaxMind format, as in GeoLite2-Country.mmdb"}
	}
	return l, nil
}

// unregulated is the error of a policy for which it makes no difference where visitors are.
func unregulated() error {
	return &hinted{errors.New("the policy has the same rules for every region"), `write "regimes" into it, or leave the flags for regions out`}
}
