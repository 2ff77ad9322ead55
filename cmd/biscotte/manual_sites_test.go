package main

import (
	"net/http"
	"strings"
	"testing"
)

// A cache before several sites gives each of them its own.
func TestTheManualsCacheOfSeveralSites(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	r.write("data.json", strings.Replace(read(t, r.folder+"/policy.json"), "Remember your answer.", "Remember what data you wanted.", 1))
	r.servers["10.0.0.1:9000"] = launch(t, r.folder, "serve", "--site", "www.example.org=policy.json", "--site", "data.example.org=data.json",
		"--prefix", "/consent", "--no-demo", "--listen", "127.0.0.1:0", "--records", "sites.db")
	direct, cached := dialing("tcp", r.servers["10.0.0.1:9000"].address()), r.nginx("cache.conf")
	sites := []string{"http://www.example.org/consent/", "http://data.example.org/consent/"}
	mixed(t, cached, "http://data.example.org/consent/consent.js", "www.example.org")
	for _, path := range []string{"consent.js", "policy.json", "purposes.json"} {
		for range 2 { // the second time from the cache
			for _, site := range sites {
				if got, want := ask(t, cached, http.MethodGet, site+path, ""), ask(t, direct, http.MethodGet, site+path, ""); got != want {
					t.Errorf("%s%s is that of another site", site, path)
				}
			}
		}
	}
	for _, site := range sites {
		answer(t, cached, site)
	}
}

// mixed asks for one site by the address in the request's first line, and for another by its field Host, as no browser does.
func mixed(t *testing.T, client *http.Client, address, host string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.URL.Opaque, r.Host = strings.TrimPrefix(address, "http:"), host
	w, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = w.Body.Close() // whose banner it is, the cache may say to nobody else
}
