// Package region tells where a visitor is, as well as a request says: by a header field that the site's content delivery
// network sets, or by the address in a file of the MaxMind format. It knows neither policies nor what is served. An
// address is looked at and forgotten: nothing of it is kept or written anywhere.
package region

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/oschwald/maxminddb-golang/v2"
)

// Locator tells the region of requests. All of it is optional; without anything, every region is unknown.
type Locator struct {
	country, part string // header fields
	address       string
	file          *maxminddb.Reader
}

// Options say where a region is to be read. Country is the name of the header field with a country's ISO 3166-1 code,
// Part that with the code of a part of it, as in "CA". File is the path of a database; Address is the header field in
// which a proxy of the site's own says where the request comes from, "" where there is none before this server.
type Options struct {
	Country, Part string
	File, Address string
}

// New opens what the options name. The file is read where it is needed, and has to stay.
func New(o Options) (*Locator, error) {
	l := &Locator{country: o.Country, part: o.Part, address: o.Address}
	if o.File == "" {
		return l, nil
	}
	file, err := maxminddb.Open(o.File)
	if err != nil {
		return nil, fmt.Errorf("reading the regions of addresses %q: %w", o.File, err)
	}
	l.file = file
	return l, nil
}

// Close gives the file back.
func (l *Locator) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// Fields are the header fields that the region depends on. Where it depends on the address alone, there are none.
func (l *Locator) Fields() []string {
	var fields []string
	for _, name := range []string{l.country, l.part, l.address} {
		if name != "" {
			fields = append(fields, name)
		}
	}
	return fields
}

// Region is where a request comes from, as in "FR" or "US-CA", "" if nobody knows. header gets a field of the request,
// peer is who sent it to us. What the site's own network says counts for more than what a file does.
func (l *Locator) Region(header func(name string) string, peer netip.Addr) string {
	if l.country != "" {
		name, part, _ := strings.Cut(header(l.country), "-") // some networks say "US-CA" in one field
		if country := code(name, 2, 2); country != "" {
			if l.part != "" {
				part = header(l.part)
			}
			return join(country, part)
		}
	}
	if l.file == nil {
		return ""
	}
	if l.address != "" {
		peer = Last(header(l.address))
	}
	return l.lookUp(peer)
}

// Last is the last address of a list: the one that the nearest proxy has seen itself. What stands before it is hearsay.
func Last(list string) netip.Addr {
	at := strings.LastIndexByte(list, ',') + 1
	address, _ := netip.ParseAddr(strings.TrimSpace(list[at:]))
	return address
}

func (l *Locator) lookUp(address netip.Addr) string {
	if !address.IsValid() {
		return ""
	}
	var record struct {
		Country struct {
			Code string `maxminddb:"iso_code"`
		} `maxminddb:"country"`
		Parts []struct {
			Code string `maxminddb:"iso_code"`
		} `maxminddb:"subdivisions"`
	}
	if err := l.file.Lookup(address.Unmap()).Decode(&record); err != nil {
		return ""
	}
	country := code(record.Country.Code, 2, 2)
	if country == "" || len(record.Parts) == 0 {
		return country
	}
	return join(country, record.Parts[0].Code)
}

// join adds the part to a country, if it is one.
func join(country, part string) string {
	if part = code(part, 1, 3); part == "" {
		return country
	}
	return country + "-" + part
}

// code is a code of letters, for parts of countries also of digits, in capitals; "" for anything else.
func code(s string, least, most int) string {
	if len(s) < least || len(s) > most {
		return ""
	}
	for _, b := range []byte(s) {
		letter := b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
		if !letter && (least == most || b < '0' || b > '9') {
			return ""
		}
	}
	return strings.ToUpper(s)
}
