package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// start runs the program until the test ends, and returns the address that it prints.
func start(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append(args, "--listen", "127.0.0.1:0"), in, t.Output())
		in.Close()
	}()
	t.Cleanup(func() {
		stop()
		if status := <-ended; status != succeeded {
			t.Errorf("stopped with status %d", status)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("nothing is printed: %v", err)
	}
	url, ok := strings.CutPrefix(line, "biscotte: serving ")
	if !ok {
		t.Fatalf("it prints %q", line)
	}
	return strings.TrimSpace(url)
}

func fetch(t *testing.T, url string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response
}

func status(t *testing.T, url string) int {
	t.Helper()
	return fetch(t, url).StatusCode
}

func body(t *testing.T, url string) string {
	t.Helper()
	data, err := io.ReadAll(fetch(t, url).Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestServing(t *testing.T) {
	tests := map[string]struct {
		args  []string
		below string
		want  map[string]int
	}{
		"the demo": {[]string{"--demo"}, "", map[string]int{
			"": 200, "consent.js": 200, "policy.json": 200, "healthz": 200, "demo/csp": 200, "nothing": 404, "%63onsent.js": 404,
		}},
		"below a prefix": {[]string{"--demo", "--prefix", "/consent/"}, "consent/", map[string]int{
			"": 200, "consent.js": 200, "healthz": 200, "../consent.js": 404,
		}},
		"without the demo": {[]string{"--demo", "--no-demo"}, "", map[string]int{
			"": 404, "consent.js": 200, "policy.json": 200, "demo/csp": 404,
		}},
		"a policy": {[]string{"--policy", "testdata/policy.json"}, "", map[string]int{"": 200, "policy.json": 200}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			url := start(t, append([]string{"serve"}, test.args...)...)
			if !strings.HasSuffix(url, "/"+test.below) {
				t.Errorf("served at %s, want it to end in /%s", url, test.below)
			}
			for path, want := range test.want {
				if got := status(t, url+path); got != want {
					t.Errorf("%s%s: status %d, want %d", url, path, got, want)
				}
			}
		})
	}
}
