package server

import (
	"testing"
)

func TestNegotiate(t *testing.T) {
	tests := map[string]string{
		"":                                   "identity",
		"br":                                 "br",
		"gzip, deflate, br, zstd":            "br",
		"gzip, deflate":                      "gzip",
		"GZIP":                               "gzip",
		"x-gzip":                             "gzip",
		"deflate":                            "identity",
		"*":                                  "br",
		"*;q=0.5, gzip;q=0.4":                "br",
		"br;q=0, *":                          "gzip",
		"br;q=0, gzip;q=0":                   "identity",
		"br;q=0.5, gzip;q=0.8":               "gzip",
		"gzip;q=0.8 , br ; q=0.8":            "br",
		"identity;q=1, br;q=0.5":             "identity",
		"identity;q=0, br;q=0, gzip;q=0.001": "gzip",
		"identity;q=0":                       "identity",
		"br;q=2":                             "identity",
		"br;q=x":                             "identity",
		"br;q=0.1234":                        "identity",
		"br;level=3":                         "identity",
		" ,, br":                             "br",
	}
	for header, want := range tests {
		if got := encodingNames[negotiate(header)]; got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

func FuzzNegotiate(f *testing.F) {
	for _, seed := range []string{"br;q=0.5, *", "gzip;q=1.000", ";;q==,", "identity;q=0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		if n := negotiate(header); n < 0 || n >= encodings {
			t.Fatalf("%q: encoding %d", header, n)
		}
	})
}
