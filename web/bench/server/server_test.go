package main

import (
	"strings"
	"testing"
	"time"
)

const wrkSays = `Running 5s test @ http://127.0.0.1:8080/consent.js
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   800.12us    1.10ms  20.31ms   91.11%
    Req/Sec    45.12k     2.10k   50.01k    70.00%
  Latency Distribution
     50%  520.00us
     75%  810.00us
     90%    1.61ms
     99%    5.43ms
  224512 requests in 5.00s, 1.62GB read
Requests/sec:  44893.21
Transfer/sec:    331.21MB
`

func TestParseWrk(t *testing.T) {
	got, err := parseWrk(wrkSays)
	want := wrkResult{Requests: 224512, PerSecond: 44893.21, P99: 5430 * time.Microsecond}
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestParseWrkRefusesErrors(t *testing.T) {
	for _, out := range []string{
		wrkSays + "  Non-2xx or 3xx responses: 12\n",
		wrkSays + "  Socket errors: connect 0, read 3, write 0, timeout 0\n",
		strings.ReplaceAll(wrkSays, "Requests/sec", "Pages/sec"),
		"unable to connect",
	} {
		if got, err := parseWrk(out); err == nil {
			t.Errorf("parseWrk(%q) = %+v, want an error", out, got)
		}
	}
}

func TestWasmPath(t *testing.T) {
	script := []byte(`n.wasm,r(o.wasm)})({"assets":{"start":"a/start.1f.js","wasm":"a/ui.0a1b2c.wasm","css":""}});`)
	if got, err := wasmPath(script); err != nil || got != "/a/ui.0a1b2c.wasm" {
		t.Errorf("wasmPath = %q, %v", got, err)
	}
	if got, err := wasmPath([]byte(`n.wasm`)); err == nil {
		t.Errorf("found %q where there is none", got)
	}
}

func TestParseResident(t *testing.T) {
	got, err := parseResident(strings.NewReader("Name:\tx\nVmRSS:\t   12345 kB\nThreads:\t1\n"))
	if err != nil || got != 12345*1024 {
		t.Errorf("got %d, %v", got, err)
	}
	if _, err := parseResident(strings.NewReader("Name:\tx\n")); err == nil {
		t.Error("no error without VmRSS")
	}
}

func TestLoopbackOnly(t *testing.T) {
	for address, want := range map[string]bool{
		"http://127.0.0.1:80": true, "http://[::1]:80": true, "http://localhost:80": true,
		"http://10.0.0.1": false, "http://example.org": false, "https://127.0.0.1": false, "": false,
	} {
		if got := loopback(address); got != want {
			t.Errorf("loopback(%q) = %v", address, got)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, args := range [][]string{
		{"--rounds", "0"}, {"--rounds", "999"}, {"--connections", "9999"}, {"--time", "1h"}, {"--url", "http://10.0.0.1"},
	} {
		if _, err := readFlags(args); err == nil {
			t.Errorf("%v: accepted", args)
		}
	}
}

func TestConclude(t *testing.T) {
	runs := []run{
		{"biscotte", "/x", wrkResult{PerSecond: 90, P99: time.Millisecond}, 20},
		{"biscotte", "/x", wrkResult{PerSecond: 70, P99: 3 * time.Millisecond}, 30},
		{"nginx", "/x", wrkResult{PerSecond: 100, P99: time.Millisecond}, 10},
	}
	got := conclude(runs, []file{{path: "/x", body: []byte("abc")}}).Files[0]
	if got.Ratio != 0.8 || got.Ours.P99ms != 2 || got.Ours.Resident != 30 || got.Bytes != 3 {
		t.Errorf("got %+v", got)
	}
}

func TestConfigWithoutBrotliModule(t *testing.T) {
	files := []file{{path: "/consent.js", encoding: "br", kind: "text/javascript"}}
	without, with := config("/d", 1, files, "", false), config("/d", 1, files, "/m.so", false)
	if !strings.Contains(without, "add_header Content-Encoding br;") || strings.Contains(without, "brotli_static") {
		t.Errorf("without the module:\n%s", without)
	}
	if !strings.Contains(with, "brotli_static on;") || strings.Contains(with, "Content-Encoding") {
		t.Errorf("with the module:\n%s", with)
	}
}
