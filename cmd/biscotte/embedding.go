package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"biscotte/web/dist"
	"biscotte/web/export"
	"biscotte/web/site"
)

// origins are schemes with hosts and perhaps ports (RFC 6454, section 6.2), or none.
var origins = regexp.MustCompile(`^(https?://[A-Za-z0-9.-]+(:[0-9]+)?)?$`)

// embedding is what export and snippet have in common: a policy, and where its files will be.
type embedding struct {
	chosen
	Origin string `placeholder:"URL" help:"Where the files will be, as in https://consent.example.org; without it, on the site itself."`
	Prefix string `placeholder:"/PATH" help:"Path that the files will be below."`
}

// Validate checks the address.
func (e *embedding) Validate() error {
	where := address{Prefix: e.Prefix}
	if err := where.Validate(); err != nil {
		return err
	}
	e.Prefix = where.Prefix
	e.Origin = strings.TrimSuffix(e.Origin, "/") // forgiven, as for the prefix
	if !origins.MatchString(e.Origin) {
		return fmt.Errorf(`--origin: %q is no origin such as "https://consent.example.org"`, e.Origin)
	}
	return nil
}

// assemble makes the files, the same ones that serve does.
func (e *embedding) assemble() (*site.Site, export.Options, error) {
	options := export.Options{Prefix: e.Prefix, Origin: e.Origin}
	file, err := e.file()
	if err != nil {
		return nil, options, err
	}
	p, source, err := readPolicy(file)
	if err != nil {
		return nil, options, err
	}
	bundle, err := dist.Open()
	if err != nil {
		return nil, options, unbuilt(err)
	}
	options.Known, options.Preferences = p.Known(), p.Records.Preferences()
	options.Relative = p.Relative()
	options.Signals, options.Now = p.Instructions(), time.Now()
	s, err := site.Assemble(p, source, bundle, e.Prefix)
	return s, options, err
}
