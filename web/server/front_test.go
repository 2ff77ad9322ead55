package server

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"
)

// saying is a place that says its name.
func saying(name string) Place {
	return Place{&Handler{}, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, name) })}
}

func TestEveryHostHasItsPlace(t *testing.T) {
	f := &Front{}
	f.Set(map[string]Place{"a.test": saying("a"), "b.test": saying("b"), "[::1]": saying("six")})
	address := listening(t, f)
	for host, want := range map[string]string{
		"a.test": "200 a", "b.test:8080": "200 b", "[::1]": "200 six", "[::1]:80": "200 six", "c.test": "421 no such site\n", "a.test.evil": "421 no such site\n",
		"A.Test": "200 a", "a.test.": "200 a", "a.test.:80": "200 a", "a.test..": "421 no such site\n",
	} {
		if got := hosted(t, address, host); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
	f.Set(map[string]Place{"a.test": saying("a, changed"), "": saying("any")})
	for host, want := range map[string]string{"a.test": "200 a, changed", "b.test": "200 any"} {
		if got := hosted(t, address, host); got != want {
			t.Errorf("after a change, %s: %s, want %s", host, got, want)
		}
	}
}

func hosted(t *testing.T, url, host string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(context.WithoutCancel(t.Context()), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = host
	w, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer w.Body.Close()
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Error(err)
	}
	return fmt.Sprint(w.StatusCode, " ", string(body))
}

// No request is dropped while what is served changes.
func TestAChangeDropsNoRequest(t *testing.T) {
	f := &Front{}
	f.Set(map[string]Place{"": saying("served")})
	address := listening(t, f)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 100 {
				if got := hosted(t, address, "a.test"); got != "200 served" {
					t.Error(got)
				}
			}
		})
	}
	for range 200 {
		f.Set(map[string]Place{"": saying("served")})
	}
	all.Wait()
}
