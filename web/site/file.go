package site

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// File is one file to serve. Path is relative to where consent.js lies, unless it begins with a slash: then it is the
// path on the site. Short is a second path, without the ending, for hosts that can give it one. A file that is Immutable
// has its hash in its name. CSP is a page's content security policy. Brotli holds the compressed bytes where they were
// made ahead; Body is then nil.
type File struct {
	Path      string
	Short     string
	Type      string
	CSP       string
	Immutable bool
	Body      []byte
	Brotli    []byte
}

// At is the file's path on a site that has the others below prefix: "" or a path such as "/consent".
func (f File) At(prefix string) string {
	if strings.HasPrefix(f.Path, "/") {
		return f.Path
	}
	return prefix + "/" + f.Path
}

// Paths are all paths that it has there.
func (f File) Paths(prefix string) []string {
	if f.Short == "" {
		return []string{f.At(prefix)}
	}
	return []string{f.At(prefix), prefix + "/" + f.Short}
}

// Content is the file as it is, whether or not it was compressed ahead.
func (f File) Content() ([]byte, error) {
	if f.Body != nil {
		return f.Body, nil
	}
	body, err := unpacked.of(f.Brotli)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", f.Path, err)
	}
	return body, nil
}

// last is the file that was unpacked last. Sites of one bundle share the component: one that each unpacks for itself costs
// megabytes a site, and the gallery of looks is a hundred of them.
type last struct {
	mu           sync.Mutex
	packed, body []byte
}

var unpacked last

func (l *last) of(packed []byte) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.body != nil && bytes.Equal(l.packed, packed) {
		return l.body, nil
	}
	body, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	l.packed, l.body = packed, bytes.Clone(body) // what grew has room to spare, and would keep it
	return l.body, nil
}

// Fields are the header fields that every server gives the file, whatever the encoding. Another origin may embed the
// files: that is what they are for.
func (f File) Fields() [][2]string {
	caching := "no-cache"
	if f.Immutable {
		caching = "public, max-age=31536000, immutable"
	}
	fields := [][2]string{
		{"Content-Type", f.Type},
		{"Cache-Control", caching},
		{"X-Content-Type-Options", "nosniff"},
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
		{"Timing-Allow-Origin", "*"},
	}
	if f.CSP != "" {
		fields = append(fields, [2]string{"Content-Security-Policy", f.CSP})
	}
	return fields
}
