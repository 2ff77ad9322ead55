package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// write replaces a policy as editors do: another file takes the name.
func (l *load) write(folder string, change func(string) string) {
	l.t.Helper()
	path := filepath.Join(folder, "policy.json")
	source, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	if err := os.WriteFile(path+".new", []byte(change(string(source))), 0o644); err != nil {
		l.t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		l.t.Fatal(err)
	}
}

func replacing(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

// A policy that changes is served without a restart; one that is wrong is told of, and what was served before stays. No
// request is dropped, and who was asked by the old one may still answer.
func TestAPolicyThatChanges(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, args...)
	var load sync.WaitGroup
	done := make(chan struct{})
	load.Go(func() {
		l.until(p.url, func() bool {
			select {
			case <-done:
				return true
			default:
				return false
			}
		})
	})
	l.write(folder, replacing("Count visits.", "Count all visits."))
	p.log.await(t, "what has changed is served from now on")
	if got := body(t, p.url+"policy.json"); !strings.Contains(got, "Count all visits.") {
		t.Error("the policy is not the new one")
	}
	l.write(folder, replacing(`"reviewed"`, `"revewed"`))
	p.log.await(t, `revewed: unknown field`)
	p.log.await(t, "what was served before stays")
	if got := body(t, p.url+"policy.json"); !strings.Contains(got, "Count all visits.") {
		t.Error("the policy before does not stay")
	}
	for !strings.Contains(body(t, p.url+"healthz"), "ok; a policy that has changed is wrong") {
	}
	l.write(folder, func(s string) string {
		return replacing("Count all visits.", "Count them.")(replacing(`"revewed"`, `"reviewed"`)(s))
	})
	if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(body(t, p.url+"policy.json"), "Count them.") {
	}
	close(done)
	load.Wait()
	p.stop(t)
	for status, n := range l.statuses {
		if status != http.StatusNoContent {
			t.Errorf("%d answers got status %d", n, status)
		}
	}
	if l.sent != len(l.kept) {
		t.Errorf("%d answers were sent, %d acknowledged", l.sent, len(l.kept))
	}
	s := openFile(t, filepath.Join(folder, "records.db"))
	l.check(s)
	if all, err := s.Revisions(t.Context(), "The harbour's data"); err != nil || len(all) != 3 {
		t.Errorf("%d revisions are kept, want 3, %v", len(all), err)
	}
}

// Several sites in one server, each by its host.
func TestSeveralSites(t *testing.T) {
	url := start(t, "serve", "--no-demo", "--site", "a.example=testdata/policy.json", "--site", "b.example=../../policy/opendatasoft.json")
	for host, want := range map[string]string{
		"a.example": "The harbour's data", "a.example:8443": "The harbour's data", "b.example": "Opendatasoft", "c.example": "no such site",
	} {
		r, err := http.NewRequestWithContext(context.WithoutCancel(t.Context()), http.MethodGet, url+"policy.json", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(w.Body)
		w.Body.Close()
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: status %d, %.80q, want %q", host, w.StatusCode, text, want)
		}
	}
	// A load balancer knows no site.
	if got := body(t, url+"healthz"); got != "ok\n" {
		t.Errorf("healthz by the address says %q", got)
	}
}

// The admin page and the metrics are on a listener of their own, and want the password.
func TestTheAdminPage(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	secret := filepath.Join(folder, "admin.secret")
	var out strings.Builder
	if status := run(t.Context(), []string{"secret", "-o", secret}, &out, t.Output()); status != succeeded {
		t.Fatalf("making a secret: status %d", status)
	}
	password := strings.TrimSpace(out.String())
	if text, err := os.ReadFile(secret); err != nil || strings.Contains(string(text), password) || len(password) < 20 {
		t.Errorf("the secret is %q for %q, %v", text, password, err)
	}
	p := launch(t, folder, append(args, "--admin", "127.0.0.1:0", "--admin-secret", secret)...)
	l.until(p.url, func() bool { return l.count(http.StatusNoContent) > 20 })
	p.log.await(t, "the admin page is at http://127.0.0.1:")
	_, at, _ := strings.Cut(p.log.String(), "the admin page is at ")
	at = strings.TrimSpace(strings.SplitN(at, "\n", 2)[0])
	for path, want := range map[string]string{"": "<dt>Answers</dt><dd>", "metrics": `biscotte_requests_total{endpoint="choice",status="204"}`, "counts.csv": ",kind/given,"} {
		if got := status(t, at+path); got != http.StatusUnauthorized {
			t.Errorf("/%s without the password: status %d", path, got)
		}
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth("owner", password)
		w, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(w.Body)
		w.Body.Close()
		if err != nil || w.StatusCode != http.StatusOK || !strings.Contains(string(text), want) {
			t.Errorf("/%s: status %d, no %q", path, w.StatusCode, want)
		}
	}
	if got := status(t, p.url+"metrics"); got != http.StatusNotFound {
		t.Errorf("metrics for everybody: status %d", got)
	}
	if got := body(t, p.url+"readyz"); got != "ok\n" {
		t.Errorf("readyz says %q", got)
	}
	p.stop(t)
}
