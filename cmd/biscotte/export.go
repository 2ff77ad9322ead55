package main

import (
	"fmt"
	"path/filepath"

	"biscotte/web/dist"
	"biscotte/web/export"
	"biscotte/web/site"
)

// embedding is what export and snippet have in common: a policy, and where its files will be.
type embedding struct {
	Policy string `placeholder:"FILE" help:"The site's policy; without it, the one inside the program."`
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
	if !origins.MatchString(e.Origin) {
		return fmt.Errorf(`--origin: %q is no origin such as "https://consent.example.org"`, e.Origin)
	}
	return nil
}

// assemble makes the files, the same ones that serve does.
func (e *embedding) assemble() (*site.Site, export.Options, error) {
	options := export.Options{Prefix: e.Prefix, Origin: e.Origin}
	p, source, err := readPolicy(e.Policy)
	if err != nil {
		return nil, options, err
	}
	bundle, err := dist.Open()
	if err != nil {
		return nil, options, unbuilt(err)
	}
	options.Known = p.Known()
	s, err := site.Assemble(p, source, bundle)
	return s, options, err
}

// exportFiles writes a site for a static host.
type exportFiles struct {
	embedding
	Output string `short:"o" required:"" placeholder:"DIR" help:"The folder to write to."`
}

// Help is what follows the flags.
func (exportFiles) Help() string {
	return `Examples:

  biscotte export -o out --policy policy.json --origin https://consent.example.org

    out/public           for the host: consent.js and all that it loads; _headers is for Netlify and its like
    out/nginx.conf       the same header fields for nginx
    out/Caddyfile        and for Caddy
    out/nginx-map.conf   variables by which an nginx knows what a visitor allows
    out/snippet.txt      the tag for your pages, and what their content security policy has to allow

Files of an earlier export stay: pages with a frozen tag still need theirs.`
}

// Run writes the folder.
func (c *exportFiles) Run(s streams) error {
	assembled, options, err := c.assemble()
	if err != nil {
		return err
	}
	written, err := export.Write(c.Output, assembled, options)
	if err != nil {
		return err
	}
	for _, path := range written {
		fmt.Fprintln(s.out, filepath.Join(c.Output, path))
	}
	fmt.Fprintf(s.talk, "biscotte: wrote %s; the host serves %s\n", count(len(written), "file"), filepath.Join(c.Output, export.Public))
	return nil
}
