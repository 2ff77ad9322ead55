package server

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"biscotte/web/site"
)

// by tells the region by a header field, and says whom it has been asked about.
type by struct {
	field string
	peers *[]netip.Addr
}

func (b by) Fields() []string { return []string{b.field} }

func (b by) Region(header func(string) string, peer netip.Addr) string {
	if b.peers != nil {
		*b.peers = append(*b.peers, peer)
	}
	return header(b.field)
}

func abroad(t *testing.T) *Handler {
	t.Helper()
	file := func(text string) site.File {
		return site.File{Path: "consent.js", Type: site.JavaScript, Body: []byte(text)}
	}
	h, err := New(&site.Site{
		Files: []site.File{file("everywhere"), {Path: "purposes.json", Type: site.JSON, Body: []byte("{}")}},
		Regional: []site.Regional{
			{Regions: []string{"GB"}, Loader: file("kingdom")},
			{Regions: []string{"US", "MX"}, Loader: file("states")},
			{Regions: []string{"US-TX"}, Loader: file("texas")},
		},
	}, "/consent")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestTheLoaderIsThatOfTheRegion(t *testing.T) {
	h := abroad(t)
	const path = "/consent/consent.js"
	if got := string(body(t, ask(h, http.MethodGet, path, "CF-IPCountry", "GB"))); got != "everywhere" {
		t.Errorf("nobody looks for the region, and it is %q", got)
	}
	h.Locate(by{field: "CF-IPCountry"})
	for region, want := range map[string]string{
		"GB": "kingdom", "GB-SCT": "kingdom", "US": "states", "US-CA": "states", "US-TX": "texas", "MX": "states",
		"FR": "everywhere", "": "everywhere", "XX": "everywhere", "-": "everywhere",
	} {
		r := ask(h, http.MethodGet, path, "CF-IPCountry", region)
		if got := string(body(t, r)); got != want {
			t.Errorf("%q gets %q, want %q", region, got, want)
		}
		if got := r.Header.Get("Vary"); got != "Accept-Encoding, CF-IPCountry" {
			t.Errorf("%q: Vary is %q", region, got)
		}
		if got := r.Header.Get("Cache-Control"); got != "private, no-cache" {
			t.Errorf("%q: Cache-Control is %q", region, got)
		}
		again := ask(h, http.MethodGet, path, "CF-IPCountry", region, "If-None-Match", r.Header.Get("Etag"))
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%q, asked again: %d", region, again.StatusCode)
		}
		moved := ask(h, http.MethodGet, path, "CF-IPCountry", "DE", "If-None-Match", r.Header.Get("Etag"))
		if got := moved.StatusCode == http.StatusNotModified; got != (want == "everywhere") {
			t.Errorf("%q, gone to Germany: %d", region, moved.StatusCode)
		}
	}
	if r := ask(h, http.MethodGet, "/consent/purposes.json"); r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("other files: %v", r.Header)
	}
}

// The region is that of who asks, or of what the nearest proxy adds: it may add a field of its own.
func TestWhomTheRegionIsAskedAbout(t *testing.T) {
	var peers []netip.Addr
	h := abroad(t)
	h.Locate(by{"X-Country", &peers})
	address := listening(t, NewFront(h, h))
	for region, want := range map[string]string{"GB": "200 kingdom", "US-TX": "200 texas", "FR": "200 everywhere", "": "200 everywhere"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+"/consent/consent.js", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Country", region)
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(w.StatusCode, " ", string(body(t, w))); got != want {
			t.Errorf("%q: %s", region, got)
		}
		w.Body.Close()
	}
	for _, peer := range peers {
		if peer != netip.MustParseAddr("127.0.0.1") {
			t.Errorf("the peer is %v", peer)
		}
	}
	if len(peers) != 4 {
		t.Errorf("asked %d times, want 4", len(peers))
	}
	r := httptest.NewRequest(http.MethodGet, "/consent/consent.js", nil)
	r.Header["X-Country"] = []string{"1.2.3.4", "9.9.9.9, 8.8.8.8"}
	if got := FieldsOf(r.Header)("X-Country"); got != "1.2.3.4, 9.9.9.9, 8.8.8.8" {
		t.Errorf("fields of the same name are read as %q", got)
	}
}
