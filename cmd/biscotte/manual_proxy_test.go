package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"biscotte/web/record/postgres"
	"biscotte/web/record/storetest"
)

var hidden = regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`)

// answer presses a button of the form at an address, as a browser without JavaScript does.
func answer(t *testing.T, client *http.Client, base string) {
	t.Helper()
	w := ask(t, client, http.MethodGet, base+"preferences", "")
	values := url.Values{"answer": {"accept"}}
	for _, m := range hidden.FindAllStringSubmatch(w, -1) {
		values.Set(m[1], m[2])
	}
	if w = ask(t, client, http.MethodPost, base+"choice", values.Encode()); !strings.Contains(w, `role="status"`) {
		t.Fatalf("the form does not say that the answer is saved:\n%s", w)
	}
}

// ask makes a request, follows where it leads, and returns what is there.
func ask(t *testing.T, client *http.Client, method, address, form string) string {
	t.Helper()
	text, _ := request(t, client, method, address, form)
	return text
}

func request(t *testing.T, client *http.Client, method, address, form string) (string, http.Header) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", r.URL.Scheme+"://"+r.URL.Host)
	w, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Body.Close() }() // it has been read
	text, err := io.ReadAll(w.Body)
	if err != nil || w.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: status %d, %v\n%s", method, address, w.StatusCode, err, text)
	}
	return string(text), w.Header
}

const public = "http://www.example.org/consent/"

var certificates = regexp.MustCompile(`(?m)^\tssl_certificate.*\n`)

// nginx runs the configuration of the manual on a socket: the certificate is the owner's own.
func (r *reader) nginx(of string) *http.Client {
	r.t.Helper()
	folder := r.t.TempDir()
	socket := filepath.Join(folder, "nginx.sock")
	config := certificates.ReplaceAllString(r.here(blockOf(r.t, of)), "")
	config = strings.NewReplacer("443 ssl", "unix:"+socket, "/var/cache/nginx", folder).Replace(config)
	var places strings.Builder
	for _, name := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		places.WriteString(name + "_temp_path " + folder + "/" + name + ";\n")
	}
	r.write(of, "daemon off;\nmaster_process off;\npid "+folder+"/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n"+places.String()+config+"}\n")
	path, err := exec.LookPath("nginx")
	if err != nil {
		path = "/usr/sbin/nginx" // not in everybody's path
	}
	cmd := exec.CommandContext(r.t.Context(), path, "-e", "stderr", "-c", filepath.Join(r.folder, of))
	log := newTranscript()
	cmd.Stderr = log
	if err := cmd.Start(); err != nil {
		r.t.Fatalf("starting nginx: %v\nhint: it needs Debian's nginx-light; `make tools` installs it", err)
	}
	r.t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return dialing("unix", socket)
}

// dialing is a client that finds every site at one address.
func dialing(network, address string) *http.Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) { return dialAwait(ctx, network, address) }
	return &http.Client{Transport: &http.Transport{DialContext: dial}}
}

// dialAwait tries until it works: nginx says nowhere that it listens.
func dialAwait(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		c, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if err == nil || ctx.Err() != nil {
			return c, err
		}
		select {
		case <-ctx.Done():
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// through goes to the three servers through nginx, while one after the other dies.
func through(t *testing.T, r *reader) {
	t.Helper()
	client := r.nginx("three.conf")
	for _, address := range []string{"", "10.0.0.1:9000", "10.0.0.2:9000"} {
		if p := r.servers[address]; p != nil {
			_ = p.cmd.Process.Kill() // as a machine fails
			_ = p.cmd.Wait()
		}
		for range 6 { // twice around
			answer(t, client, public)
		}
	}
	r.servers["10.0.0.3:9000"].stop(t)
	store, err := postgres.Open(t.Context(), r.here(inManual), "reader")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	records := 0
	for _, chain := range storetest.Verified(t, store) {
		records += chain.Records
	}
	if records != 3+18 { // each server took one before
		t.Errorf("there are %d records", records)
	}
}

// A cache keeps files, and nothing that is about one visitor.
func TestTheManualsCache(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	r.servers["10.0.0.1:9000"] = launch(t, r.folder, "serve", "--policy", "policy.json", "--prefix", "/consent", "--no-demo",
		"--listen", "127.0.0.1:0", "--records", "records.db")
	client := r.nginx("cache.conf")
	loader := ask(t, client, http.MethodGet, public+"consent.js", "")
	immutable := regexp.MustCompile(`a/[a-z]+\.[0-9a-f]+\.js`).FindString(loader)
	for path, want := range map[string][]string{
		"consent.js": {"HIT", "HIT"}, immutable: {"MISS", "HIT"}, "policy.html": {"MISS", "MISS"}, "preferences": {"MISS", "MISS"},
	} {
		for i, want := range want {
			text, header := request(t, client, http.MethodGet, public+path, "")
			if got := header.Get("X-Cache"); got != want {
				t.Errorf("%s for the %d. time: %s, want %s", path, i+1, got, want)
			}
			if path == "consent.js" && text != loader {
				t.Error("it is not what it was")
			}
		}
	}
	answer(t, client, public)
}
