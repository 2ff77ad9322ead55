package server

import (
	"context"
	"io"
	"net"
	"net/http"
	"testing"
)

// What net/http does with an answer, we do.
func TestHandlersOfTheStandardLibrary(t *testing.T) {
	h := http.NewServeMux()
	h.HandleFunc("/twice", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Add("Set-Cookie", "a=1")
		w.Header().Add("Set-Cookie", "b=2")
		w.WriteHeader(http.StatusTeapot)
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, "short ")
		_, _ = io.WriteString(w, "and stout")
	})
	h.HandleFunc("/nothing", func(http.ResponseWriter, *http.Request) {})
	h.HandleFunc("/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	h.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<!DOCTYPE html>") })
	h.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) })
	slow := listening(t, func(ctx context.Context, l net.Listener) error { return Run(ctx, l, h) })
	fast := listening(t, func(ctx context.Context, l net.Listener) error { return Serve(ctx, l, NewFront(&Handler{}, h)) })
	for _, path := range []string{"/twice", "/nothing", "/none", "/page", "/echo", "/no/such"} {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			status, fields, body := answer(t, method, fast+path, nil)
			wantStatus, wantFields, wantBody := answer(t, method, slow+path, nil)
			if status != wantStatus || string(body) != string(wantBody) {
				t.Errorf("%s %s: %d %q, want %d %q", method, path, status, body, wantStatus, wantBody)
			}
			for _, name := range []string{"Content-Type", "Content-Length", "Set-Cookie"} {
				if got, want := fields.Values(name), wantFields.Values(name); len(got) != len(want) || len(got) > 0 && got[len(got)-1] != want[len(want)-1] {
					t.Errorf("%s %s: %s is %q, want %q", method, path, name, got, want)
				}
			}
		}
	}
}

// One request that goes wrong is that one's affair.
func TestAPanicIsOneAnswer(t *testing.T) {
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "half of it")
		if r.URL.Path == "/panic" {
			panic("on purpose")
		}
	})
	address := listening(t, func(ctx context.Context, l net.Listener) error { return Serve(ctx, l, NewFront(&Handler{}, h)) })
	if status, _, body := answer(t, http.MethodGet, address+"/panic", nil); status != http.StatusInternalServerError || string(body) != "Internal Server Error" {
		t.Errorf("%d %q", status, body)
	}
	if status, _, body := answer(t, http.MethodGet, address+"/", nil); status != http.StatusOK || string(body) != "half of it" {
		t.Errorf("afterwards: %d %q", status, body)
	}
}
