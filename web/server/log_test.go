package server

import (
	"strings"
	"testing"
)

func TestNoAddressIsLogged(t *testing.T) {
	tests := map[string]string{
		"http: panic serving 192.0.2.7:40312: out of biscuits":     "http: panic serving a visitor: out of biscuits",
		"http: panic serving [2001:db8::7]:40312: out of biscuits": "http: panic serving a visitor: out of biscuits",
		"http: panic serving [fe80::1%eth0]:1: x":                  "http: panic serving a visitor: x",
		"http: Accept error: too many open files; retrying in 5ms": "http: Accept error: too many open files; retrying in 5ms",
	}
	for line, want := range tests {
		var b strings.Builder
		newLog(&b).Print(line)
		if got := strings.TrimSuffix(b.String(), "\n"); got != "biscotte: error: "+want {
			t.Errorf("%q is logged as %q", line, got)
		}
	}
}
