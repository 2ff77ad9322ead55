package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"biscotte/web/site"
	"biscotte/web/squeeze"
)

// resource is a file ready to be served. Its forms are replaced when smaller ones have been made.
type resource struct {
	file    site.File
	fields  map[string]string // header fields in the place of the file's own, by name
	forms   atomic.Pointer[forms]
	earlier bool // whether it is of a policy that is served no longer
}

// forms are the representations of a file, one for each encoding.
type forms [encodings]*representation

// representation is one encoding of a file with its header fields, which are shared by all requests and never changed.
type representation struct {
	encoding string
	etag     string
	body     []byte
	fields   []field
	wire     atomic.Pointer[wire] // nil until somebody has asked for it
}

// largeFile is the size from which on a file gets more than the usual time to be written, slowestLine the bytes a second
// that a visitor must take of it: a bad mobile connection.
const (
	largeFile   = 64 << 10
	slowestLine = 4 << 10
)

// large reports whether the body is one of these.
func (r *representation) large() bool { return len(r.body) > largeFile }

// patience is how long writing the body may take.
func (r *representation) patience() time.Duration {
	return writeTimeout + time.Duration(len(r.body)/slowestLine)*time.Second
}

type field struct {
	name   string
	values []string
}

// prepare makes a file ready as fast as that can be done: what comes compressed stays so, everything else is compressed a
// little by pack. See [Handler.Squeeze].
func prepare(f site.File, p pack) (*resource, error) {
	r := &resource{file: f, fields: map[string]string{}}
	return r, r.pack(p)
}

// pack compresses with one encoding or another.
type pack struct{ gzip, brotli func(body []byte) []byte }

var (
	loosely = pack{squeeze.QuickGzip, squeeze.QuickBrotli}
	tightly = pack{squeeze.Gzip, squeeze.Brotli}
	// notAtAll is for development.
	notAtAll = pack{bytes.Clone, bytes.Clone}
)

// pack makes all forms. An encoding that does not make the file smaller is left out.
func (r *resource) pack(p pack) error {
	body, err := r.file.Content()
	if err != nil {
		return err
	}
	compressed := r.file.Brotli
	if compressed == nil {
		compressed = p.brotli(body)
	}
	plain := r.represent("", body)
	all := forms{identityEncoding: plain, gzipEncoding: plain, brotliEncoding: plain}
	if smaller := p.gzip(body); len(smaller) < len(body) {
		all[gzipEncoding] = r.represent("gzip", smaller)
	}
	if len(compressed) < len(body) {
		all[brotliEncoding] = r.represent("br", compressed)
	}
	r.forms.Store(&all)
	return nil
}

// set gives header fields another value.
func (r *resource) set(fields map[string]string) {
	r.fields = fields
	all := *r.forms.Load()
	for i, form := range all {
		all[i] = r.represent(form.encoding, form.body)
	}
	r.forms.Store(&all)
}

// represent makes the header fields of an encoding.
func (r *resource) represent(encoding string, body []byte) *representation {
	sum := sha256.Sum256(body)
	etag := `"` + hex.EncodeToString(sum[:12]) + `"`
	pairs := append(r.file.Fields(), [][2]string{
		{"Content-Length", strconv.Itoa(len(body))},
		{"Etag", etag},
		{"Vary", "Accept-Encoding"},
	}...)
	if encoding != "" {
		pairs = append(pairs, [2]string{"Content-Encoding", encoding})
	}
	made := &representation{encoding: encoding, etag: etag, body: body}
	for _, p := range pairs {
		if other, ok := r.fields[p[0]]; ok {
			p[1] = other
		}
		made.fields = append(made.fields, field{http.CanonicalHeaderKey(p[0]), []string{p[1]}})
	}
	return made
}
