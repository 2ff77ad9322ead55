// Package csp says in a content security policy what a page of ours has in it.
package csp

import (
	"crypto/sha256"
	"encoding/base64"
)

// Inline is the source expression for one style or script that stands in a page, by its hash: 'sha256-…', quotes included
// (Content Security Policy Level 3, section 2.3.1).
func Inline(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
