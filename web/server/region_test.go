package server

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"reflect"
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

func TestBothServersTellRegionsAlike(t *testing.T) {
	var peers []netip.Addr
	h := abroad(t)
	h.Locate(by{"X-Country", &peers})
	slow := listening(t, func(ctx context.Context, l net.Listener) error { return Run(ctx, l, h) })
	fast := listening(t, func(ctx context.Context, l net.Listener) error { return Serve(ctx, l, NewFront(h, h)) })
	for _, region := range []string{"GB", "US-TX", "FR", ""} {
		status, fields, text := answer(t, http.MethodGet, slow+"/consent/consent.js", []string{"X-Country", region})
		quickStatus, quickFields, quickText := answer(t, http.MethodGet, fast+"/consent/consent.js", []string{"X-Country", region})
		if status != quickStatus || string(text) != string(quickText) || !reflect.DeepEqual(fields, quickFields) {
			t.Errorf("%q: %d %q %v, and %d %q %v", region, status, text, fields, quickStatus, quickText, quickFields)
		}
	}
	for _, peer := range peers {
		if peer != netip.MustParseAddr("127.0.0.1") {
			t.Errorf("the peer is %v", peer)
		}
	}
	if len(peers) != 8 {
		t.Errorf("asked %d times, want 8", len(peers))
	}
}
