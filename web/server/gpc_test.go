package server

import (
	"encoding/json"
	"net/http"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/site"
)

// The statement of the privacy signal is at one path of the site, wherever our own files are.
func TestGPCStatement(t *testing.T) {
	p, err := policy.Load("policy.json", policy.Opendatasoft)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, prefix := range []string{"", "/consent"} {
		p.GPC = &policy.PrivacyControl{Refuses: []string{"statistics"}, LastUpdate: "2026-11-24"}
		h := quickly(t, p, d, prefix)
		r := ask(h, http.MethodGet, "/.well-known/gpc.json")
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("below %q: %d %q", prefix, r.StatusCode, r.Header.Get("Content-Type"))
		}
		var statement map[string]any
		if err := json.Unmarshal(body(t, r), &statement); err != nil {
			t.Fatal(err)
		}
		if statement["gpc"] != true || statement["lastUpdate"] != "2026-11-24" || len(statement) != 2 {
			t.Errorf("below %q: %v", prefix, statement)
		}
		for _, path := range []string{
			"/consent/.well-known/gpc.json", "/.well-known/gpc.json/", "/.well-known/", "/.well-known/GPC.json", "//.well-known/gpc.json",
		} {
			if r := ask(h, http.MethodGet, path); r.StatusCode != http.StatusNotFound {
				t.Errorf("%s, below %q: %d", path, prefix, r.StatusCode)
			}
		}
		p.GPC = nil
		if r := ask(quickly(t, p, d, prefix), http.MethodGet, "/.well-known/gpc.json"); r.StatusCode != http.StatusNotFound {
			t.Errorf("without gpc in the policy, below %q: %d", prefix, r.StatusCode)
		}
	}
}

func quickly(t *testing.T, p *policy.Policy, d *dist.Dist, prefix string) *Handler {
	t.Helper()
	s, err := site.Assemble(p, policy.Opendatasoft, d, "")
	if err != nil {
		t.Fatal(err)
	}
	h, err := NewQuick(s, prefix)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
