package csp

import "testing"

// The example of Content Security Policy Level 3, section 8.3: the digest of "alert('Hello, world.');".
func TestTheExampleOfTheSpecification(t *testing.T) {
	const want = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
	if got := Inline("alert('Hello, world.');"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
