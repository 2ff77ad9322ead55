package export

import (
	"fmt"
	"regexp"
	"strings"

	"biscotte/web/site"
)

// place is a path of a file. The file is stored at the first of its paths; any other is short for that.
type place struct {
	path, stored string
	file         site.File
}

func places(s *site.Site, prefix string) []place {
	var list []place
	for _, f := range s.Files {
		for _, path := range f.Paths(prefix) {
			list = append(list, place{path, f.At(prefix), f})
		}
	}
	return list
}

// netlify is a _headers file, which Netlify and Cloudflare Pages read. Both take the ending off an .html by themselves.
func netlify(s *site.Site, prefix string) string {
	var b strings.Builder
	for _, p := range places(s, prefix) {
		fmt.Fprintln(&b, p.path)
		for _, field := range p.file.Fields() {
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
	for _, p := range places(s, prefix) {
		fmt.Fprintf(&b, "location = %s {\n\ttypes {}\n\tdefault_type \"%s\";\n", p.path, p.file.Type)
		for _, field := range p.file.Fields()[1:] {
			fmt.Fprintf(&b, "\tadd_header %s \"%s\";\n", field[0], field[1])
		}
		if p.path != p.stored {
			fmt.Fprintf(&b, "\ttry_files %s =404;\n", p.stored)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// caddy is to be imported into a site block.
func caddy(s *site.Site, prefix string) string {
	var b strings.Builder
	b.WriteString("# Import this into the site block that has the public folder as its root.\nfile_server {\n\tprecompressed br gzip\n}\n")
	for _, p := range places(s, prefix) {
		if p.path != p.stored {
			fmt.Fprintf(&b, "rewrite %s %s\n", p.path, p.stored)
		}
		fmt.Fprintf(&b, "header %s {\n", p.path)
		for _, field := range p.file.Fields() {
			fmt.Fprintf(&b, "\t%s \"%s\"\n", field[0], field[1])
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// apache is an .htaccess, as hosts of WordPress have it: it needs mod_headers, and AllowOverride FileInfo.
func apache(s *site.Site, prefix string) string {
	var b strings.Builder
	b.WriteString("# Apache 2.4 reads this where the public folder is; the host must allow overriding FileInfo, and have mod_headers.\n")
	b.WriteString("<IfModule mod_deflate.c>\n\tAddOutputFilterByType DEFLATE text/html text/css text/javascript text/markdown application/json application/wasm\n</IfModule>\n")
	for _, p := range places(s, prefix) {
		if p.path != p.stored {
			fmt.Fprintf(&b, "<IfModule mod_rewrite.c>\n\tRewriteEngine On\n\tRewriteRule ^%s$ %s [END]\n</IfModule>\n",
				regexp.QuoteMeta(strings.TrimPrefix(p.path, "/")), strings.TrimPrefix(p.stored, "/"))
		}
		fmt.Fprintf(&b, "<If \"%%{REQUEST_URI} == '%s'\">\n\tForceType \"%s\"\n", p.path, p.file.Type)
		for _, field := range p.file.Fields()[1:] {
			fmt.Fprintf(&b, "\tHeader set %s \"%s\"\n", field[0], field[1])
		}
		b.WriteString("</If>\n")
	}
	return b.String()
}
