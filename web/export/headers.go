package export

import (
	"fmt"
	"strings"

	"biscotte/web/site"
)

// netlify is a _headers file, which Netlify and Cloudflare Pages read.
func netlify(s *site.Site, prefix string) string {
	var b strings.Builder
	for _, f := range s.Files {
		fmt.Fprintln(&b, f.At(prefix))
		for _, field := range f.Fields() {
			fmt.Fprintf(&b, "  %s: %s\n", field[0], field[1])
		}
	}
	return b.String()
}

const nginxHead = `# Include this in the server block that has the public folder as its root.
gzip_static on;
gzip_vary on;
# brotli_static on; # with the module for it: libnginx-mod-http-brotli-static in Debian
`

// nginx is to be included in a server block whose root is the public folder. A type is given file by file: nginx knows
// none for some of them, and a WebAssembly that compiles while it arrives needs exactly its own.
func nginx(s *site.Site, prefix string) string {
	var b strings.Builder
	b.WriteString(nginxHead)
	for _, f := range s.Files {
		fmt.Fprintf(&b, "location = %s {\n\ttypes {}\n\tdefault_type \"%s\";\n", f.At(prefix), f.Type)
		for _, field := range f.Fields()[1:] {
			fmt.Fprintf(&b, "\tadd_header %s \"%s\";\n", field[0], field[1])
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// caddy is to be imported into a site block.
func caddy(s *site.Site, prefix string) string {
	var b strings.Builder
	b.WriteString("# Import this into the site block that has the public folder as its root.\nfile_server {\n\tprecompressed br gzip\n}\n")
	for _, f := range s.Files {
		fmt.Fprintf(&b, "header %s {\n", f.At(prefix))
		for _, field := range f.Fields() {
			fmt.Fprintf(&b, "\t%s \"%s\"\n", field[0], field[1])
		}
		b.WriteString("}\n")
	}
	return b.String()
}
