package server

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"time"

	"biscotte/web/site"
	"biscotte/web/squeeze"
)

// resource is a file ready to be served: a representation per encoding.
type resource struct {
	forms [encodings]*representation
}

// representation is one encoding of a file with its header fields, which are shared by all requests and never changed.
type representation struct {
	etag   string
	body   []byte
	fields []field
}

// largeFile is the size from which on a file gets more than the usual time to be written, slowestLine the bytes a second
// that a visitor must take of it: a bad mobile connection.
const (
	largeFile   = 64 << 10
	slowestLine = 4 << 10
)

// patience is how long writing the body may take.
func (r *representation) patience() time.Duration {
	return writeTimeout + time.Duration(len(r.body)/slowestLine)*time.Second
}

type field struct {
	name   string
	values []string
}

// prepare compresses a file and makes its header fields. An encoding that does not make it smaller is left out.
func prepare(f site.File) (*resource, error) {
	body, err := f.Content()
	if err != nil {
		return nil, err
	}
	compressed := f.Brotli
	if compressed == nil {
		compressed = squeeze.Brotli(body)
	}
	r := &resource{}
	r.forms[identityEncoding] = represent(f, "", body)
	r.forms[gzipEncoding] = r.smaller(f, "gzip", squeeze.Gzip(body))
	r.forms[brotliEncoding] = r.smaller(f, "br", compressed)
	return r, nil
}

// prepareQuickly compresses nothing. What comes compressed stays so.
func prepareQuickly(f site.File) (*resource, error) {
	body, err := f.Content()
	if err != nil {
		return nil, err
	}
	plain := represent(f, "", body)
	r := &resource{forms: [encodings]*representation{plain, plain, plain}}
	if f.Brotli != nil {
		r.forms[brotliEncoding] = r.smaller(f, "br", f.Brotli)
	}
	return r, nil
}

// smaller is the representation in an encoding, or identity where that is no larger.
func (r *resource) smaller(f site.File, encoding string, body []byte) *representation {
	if len(body) >= len(r.forms[identityEncoding].body) {
		return r.forms[identityEncoding]
	}
	return represent(f, encoding, body)
}

// represent makes the header fields of an encoding.
func represent(f site.File, encoding string, body []byte) *representation {
	sum := sha256.Sum256(body)
	etag := `"` + hex.EncodeToString(sum[:12]) + `"`
	pairs := append(f.Fields(), [][2]string{
		{"Content-Length", strconv.Itoa(len(body))},
		{"Etag", etag},
		{"Vary", "Accept-Encoding"},
	}...)
	if encoding != "" {
		pairs = append(pairs, [2]string{"Content-Encoding", encoding})
	}
	r := &representation{etag: etag, body: body}
	for _, p := range pairs {
		r.fields = append(r.fields, field{http.CanonicalHeaderKey(p[0]), []string{p[1]}})
	}
	return r
}
