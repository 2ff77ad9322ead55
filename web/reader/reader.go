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
type Reader struct {
	cookie   policy.ConsentCookie
	purposes []policy.Purpose
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
	return &Reader{policy.ConsentCookie{Name: known.Cookie, Formerly: known.Formerly}, known.Purposes}, nil
}

// Allowed reports whether the visitor who sent r allows a category, or with "category/service" a service of it. now is
// the time: an answer runs out.
func (r *Reader) Allowed(request *http.Request, what string, now time.Time) bool {
	category, service, _ := strings.Cut(what, "/")
	values := r.cookie.Values(strings.Join(request.Header["Cookie"], ";"))
	return policy.Allowed(r.purposes, policy.Latest(values, now.Unix()), category, service)
}
