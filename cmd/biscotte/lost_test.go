package main

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// A proxy that takes the prefix off leaves every page without a banner: whoever looks at the address, or at the log, reads why.
func TestAProxyThatTakesThePrefixOff(t *testing.T) {
	for name, more := range map[string]string{"files alone": "--no-demo", "with the demo": "--no-demo=false"} {
		t.Run(name, func(t *testing.T) {
			p := launch(t, t.TempDir(), "serve", "--demo", more, "--prefix", "/consent", "--listen", "127.0.0.1:0")
			root := strings.TrimSuffix(p.url, "consent/")
			for range 3 {
				response := fetch(t, root+"consent.js")
				text, err := io.ReadAll(response.Body)
				if err != nil || response.StatusCode != http.StatusNotFound || !strings.Contains(string(text), "the proxy in front has to pass the whole path on") {
					t.Fatalf("%d %s", response.StatusCode, text)
				}
			}
			p.log.await(t, "a request came without /consent, and found nothing")
			p.stop(t)
			if n := strings.Count(p.log.String(), "came without"); n != 1 {
				t.Errorf("the log says it %d times:\n%s", n, p.log)
			}
		})
	}
	p := launch(t, t.TempDir(), "serve", "--demo", "--no-demo", "--prefix", "/consent", "--listen", "127.0.0.1:0")
	if text := body(t, p.url); !strings.Contains(text, "the banner is at /consent/consent.js") {
		t.Errorf("the address that is printed answers %q", text)
	}
}

// The start says which policy is served, on which pages, and with what.
func TestSayingWhatIsServed(t *testing.T) {
	file, err := filepath.Abs(filepath.Join("testdata", "policy.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"the demo": {[]string{"--demo"}, "the policy is the demo's\nbiscotte: with the pages of the demo"},
		"a policy": {[]string{"--policy", file, "--no-demo", "--prefix", "/c"}, "the policy is " + file + "\nbiscotte: for the pages of the site: <script src=\"/c/consent.js\"></script>\n"},
		"sites":    {[]string{"--site", "a.example=" + file, "--policy", file}, "the policy is " + file + "\nbiscotte: the policy of a.example is " + file + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			p := launch(t, t.TempDir(), append([]string{"serve", "--listen", "127.0.0.1:0"}, test.args...)...)
			p.log.await(t, test.want)
		})
	}
}

// A server that is stopped while it starts has nothing to warn of.
func TestStoppingWhileStarting(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var said strings.Builder
	status := run(ctx, []string{"serve", "--demo", "--listen", "127.0.0.1:0", "--records", filepath.Join(t.TempDir(), "records.db")}, io.Discard, &said)
	if status != succeeded || strings.Contains(said.String(), "cancel") || strings.Contains(said.String(), "warn") {
		t.Errorf("status %d:\n%s", status, &said)
	}
}
