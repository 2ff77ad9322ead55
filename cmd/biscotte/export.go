package main

import (
	"fmt"
	"path/filepath"

	"biscotte/web/export"
)

// exportFiles writes a site for a static host.
type exportFiles struct {
	embedding
	Output string `short:"o" required:"" placeholder:"DIR" help:"The folder to write to."`
}

// Help is what follows the flags.
func (exportFiles) Help() string {
	return `Examples:

  biscotte export -o out --policy policy.json --origin https://consent.example.org

    out/public           for the host: consent.js and all that it loads; _headers is for Netlify and its like,
                         .htaccess for Apache, as where WordPress is hosted
    out/nginx.conf       the same header fields for nginx
    out/Caddyfile        and for Caddy
    out/nginx-map.conf   variables by which an nginx knows what a visitor allows
    out/snippet.txt      the tag for your pages, and what their content security policy has to allow

Files of an earlier export stay: pages that are open, or have a frozen tag, still need theirs. The host is told how to serve
those of the last eight, for ninety days.`
}

// Run writes the folder.
func (c *exportFiles) Run(s streams) error {
	assembled, options, err := c.assemble()
	if err != nil {
		return err
	}
	written, err := export.Write(c.Output, assembled, options)
	if err != nil {
		return &hinted{err, "does this user have the right to write there, and is the disk full? -o names another place"}
	}
	for _, path := range written {
		fmt.Fprintln(s.out, filepath.Join(c.Output, path))
	}
	fmt.Fprintf(s.talk, "biscotte: wrote %s; the host serves %s\n", count(len(written), "file"), filepath.Join(c.Output, export.Public))
	return nil
}
