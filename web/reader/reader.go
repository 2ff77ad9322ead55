// Package reader answers for a backend in Go what a visitor allows. Beside it lie the same few lines for other backends:
// biscotte.py (with a middleware for Django), biscotte.php and biscotte.mjs; `biscotte export` writes a map for nginx. All
// of them read purposes.json, which every site has beside consent.js, and are held to the vectors of package policy.
package reader

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"biscotte/policy"
)

// Reader knows what today's policy asks. An answer to another policy grants nothing.
//
// Region tells where the visitor is who sends a request, as in "US-CA", by what the site's own network says of it; a header
// field that any client can send will not do. Without it, or where it does not know, the strictest regime holds.
type Reader struct {
	Region func(*http.Request) string

	cookie policy.ConsentCookie
	known  policy.Known
}

// New reads purposes.json.
func New(data []byte) (*Reader, error) {
	var known policy.Known
	if err := json.Unmarshal(data, &known); err != nil {
		return nil, fmt.Errorf("reading the purposes: %w", err)
	}
	if known.Cookie == "" || len(known.Purposes) == 0 {
		return nil, errors.New("reading the purposes: no cookie or no purpose")
	}
	return &Reader{cookie: policy.ConsentCookie{Name: known.Cookie, Formerly: known.Formerly}, known: known}, nil
}

// Allowed reports whether the visitor who sent r allows a category, or with "category/service" a service of it. now is
// the time: an answer runs out.
func (r *Reader) Allowed(request *http.Request, what string, now time.Time) bool {
	category, service, _ := strings.Cut(what, "/")
	region := ""
	if r.Region != nil {
		region = r.Region(request)
	}
	purposes := policy.Obey(r.known.In(region), policy.GPC(request.Header.Values("Sec-GPC")))
	values := r.cookie.Values(strings.Join(request.Header["Cookie"], ";"))
	return policy.Allowed(purposes, policy.Standing(values, purposes, now.Unix()), category, service)
}
