package main

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"biscotte/web/dist"
)

// workshopOf is a workshop whose bundle is the program's own, with a policy of its own.
func workshopOf(t *testing.T, talk *strings.Builder) *workshop {
	t.Helper()
	root := t.TempDir()
	policy := filepath.Join(root, "policy.json")
	copyFile(t, filepath.Join("testdata", "policy.json"), policy)
	w, err := newWorkshop(root, policy, "/c", talk)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(w.dist(), dist.Files); err != nil {
		t.Fatal(err)
	}
	return w
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func page(w *workshop, path string) *httptest.ResponseRecorder {
	r := httptest.NewRecorder()
	w.ServeHTTP(r, httptest.NewRequestWithContext(context.Background(), "GET", path, nil))
	return r
}

func TestPagesAreToldOfBuilds(t *testing.T) {
	var talk strings.Builder
	w := workshopOf(t, &talk)
	if got := page(w, "/c/"); got.Code != 503 || !strings.Contains(got.Body.String(), `src="/c/live.js?build="`) {
		t.Errorf("before the first build: %d %s", got.Code, got.Body)
	}
	w.make(t.Context(), assembly)
	if got := page(w, "/c/"); got.Code != 200 || !strings.Contains(got.Body.String(), `src="/c/live.js?build=`) {
		t.Errorf("after it: %d, or without the script", got.Code)
	}
	if got := page(w, "/c/live.js"); got.Code != 200 {
		t.Errorf("the script: %d", got.Code)
	}
}

func TestAFailureStaysDue(t *testing.T) {
	var talk strings.Builder
	w := workshopOf(t, &talk)
	w.make(t.Context(), assembly)
	if err := os.WriteFile(w.policy, []byte(`{"version": }`), 0o644); err != nil {
		t.Fatal(err)
	}
	w.make(t.Context(), assembly)
	if w.due != assembly || !strings.Contains(talk.String(), "policy.json:1:13: not JSON") {
		t.Errorf("due is %b, and it says:\n%s", w.due, talk.String())
	}
	if got := page(w, "/c/consent.js"); got.Code != 200 {
		t.Errorf("the last good build is not served: %d", got.Code)
	}
	copyFile(t, filepath.Join("testdata", "policy.json"), w.policy)
	w.make(t.Context(), assembly)
	if w.due != 0 {
		t.Errorf("due is %b after a good build", w.due)
	}
}
