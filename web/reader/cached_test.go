package reader

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
)

// purposes writes purposes.json with one purpose, statistics.
func purposes(t *testing.T) (file string) {
	t.Helper()
	data, err := json.Marshal(policy.Known{Cookie: "eu-consent", Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "k3f9a2"}}})
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "purposes.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// Django's caches, wherever they stand, and an application of WSGI: none keeps for others what depends on an answer, and
// what does not depend on one is kept as before.
func TestPythonsCachesKeepNobodysAnswer(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "/usr/bin/python3", "testdata/cached.py", purposes(t))
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("asking Django: %v", err)
	}
	var faults []string
	if err := json.Unmarshal(out, &faults); err != nil {
		t.Fatalf("it says %s: %v", out, err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}

func TestNodesResponsesArePrivate(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "node", "testdata/cached.mjs", purposes(t))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close(); _ = cmd.Wait() })
	port, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	arePrivate(t, "127.0.0.1:"+strings.TrimSpace(port))
}

func TestPHPsResponsesArePrivate(t *testing.T) {
	// PHP's server does not tell which port it was given: here is an address of our own.
	address := fmt.Sprintf("127.83.%d.%d:8083", os.Getpid()>>8&0xff, os.Getpid()&0xff)
	cmd := exec.CommandContext(t.Context(), "php", "-S", address, "testdata/cached.php")
	cmd.Env = append(os.Environ(), "PURPOSES="+purposes(t))
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting PHP: %v\nhint: it needs Debian's php-cli; `make tools` installs it", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for deadline := time.Now().Add(time.Minute); ; {
		if c, err := net.Dial("tcp", address); err == nil {
			_ = c.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("PHP does not listen")
		}
		time.Sleep(10 * time.Millisecond)
	}
	arePrivate(t, address)
}

// arePrivate asks a server for pages that depend on the answer, and for one that does not.
func arePrivate(t *testing.T, address string) {
	t.Helper()
	yes := fmt.Sprintf("eu-consent=1.%d.statistics:true:k3f9a2", time.Now().Unix()-60)
	for path, want := range map[string]string{
		"/":       "counted | max-age=600, private | Accept, Cookie",
		"/before": "counted | max-age=600, private | Accept, Cookie",
		"/after":  "counted | max-age=600, private | Accept, Cookie",
		"/late":   "not counted | public, s-maxage=600, max-age=600 | Accept",
		"/silent": "the same for all | public, s-maxage=600, max-age=600 | Accept",
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Cookie", yes)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join([]string{strings.TrimSpace(string(body)), response.Header.Get("Cache-Control"), response.Header.Get("Vary")}, " | ")
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
		cdn, accel := response.Header.Get("CDN-Cache-Control"), response.Header.Get("X-Accel-Expires")
		if private := strings.Contains(want, "private"); private == (cdn != "") || private == (accel != "") {
			t.Errorf("%s: caches near visitors are told %q, %q", path, cdn, accel)
		}
	}
}
