package export

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
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
	"biscotte/web/dist"
	"biscotte/web/site"
)

func assemble(t *testing.T) *site.Site {
	t.Helper()
	source := []byte(strings.Replace(string(policy.Opendatasoft), `"kinds": [`, `"gpc": {"refuses": ["statistics"], "lastUpdate": "2026-11-24"}, "kinds": [`, 1))
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.Assemble(p, source, d, "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t *testing.T, s *site.Site, o Options) string {
	t.Helper()
	folder := t.TempDir()
	if _, err := Write(folder, s, o); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestEveryHostIsToldEveryField(t *testing.T) {
	s := assemble(t)
	folder := written(t, s, Options{Prefix: "/c"})
	for file, form := range map[string]string{
		"public/_headers":  "%s\n  Content-Type: %s\n",
		"public/.htaccess": "<If \"%{REQUEST_URI} == '%s'\">\n\tForceType \"%s\"\n",
		"nginx.conf":       "location = %s {\n\ttypes {}\n\tdefault_type \"%s\";\n",
		"Caddyfile":        "header %s {\n\tContent-Type \"%s\"\n",
	} {
		data, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range s.Files {
			want := strings.Replace(strings.Replace(form, "%s", f.At("/c"), 1), "%s", f.Type, 1)
			if !strings.Contains(string(data), want) {
				t.Errorf("%s lacks\n%s", file, want)
			}
		}
	}
}

func TestTheFrozenTagFitsItsFile(t *testing.T) {
	s := assemble(t)
	folder := written(t, s, Options{})
	data, err := os.ReadFile(filepath.Join(folder, Public, s.Frozen().Path))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum384(data)
	snippet, err := os.ReadFile(filepath.Join(folder, "snippet.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `integrity="sha384-` + base64.StdEncoding.EncodeToString(sum[:]) + `"`; !strings.Contains(string(snippet), want) {
		t.Errorf("%s lacks %s", snippet, want)
	}
}

// A real nginx reads what is written for it.
func TestNginxGivesTheFields(t *testing.T) {
	s := assemble(t)
	folder := written(t, s, Options{Prefix: "/c", Known: policy.Known{Cookie: "eu-consent"}})
	client := nginxOn(t, folder)
	for _, p := range places(s, "/c") {
		f := p.file
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://nginx"+p.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if want, _ := f.Content(); string(body) != string(want) {
			t.Errorf("%s: status %d, %d bytes, want %d", p.path, response.StatusCode, len(body), len(want))
		}
		for _, field := range f.Fields() {
			if got := response.Header.Get(field[0]); got != field[1] {
				t.Errorf("%s: %s is %q, want %q", p.path, field[0], got, field[1])
			}
		}
	}
}

// nginxOn runs nginx with the public folder as its root, on a socket in the folder, until the test ends.
func nginxOn(t *testing.T, folder string) *http.Client {
	t.Helper()
	socket := filepath.Join(folder, "nginx.sock")
	config := "daemon off;\nmaster_process off;\npid " + folder + "/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n" +
		"client_body_temp_path " + folder + ";\ninclude " + folder + "/nginx-map.conf;\nserver {\nlisten unix:" + socket + ";\nroot " + folder + "/public;\ninclude " + folder + "/nginx.conf;\n}\n}\n"
	file := filepath.Join(folder, "test.conf")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	path, err := exec.LookPath("nginx")
	if err != nil {
		path = "/usr/sbin/nginx" // not in everybody's path
	}
	cmd := exec.CommandContext(t.Context(), path, "-c", file)
	cmd.Stderr = t.Output()
	if err := cmd.Start(); err != nil {
		t.Fatalf("starting nginx: %v\nhint: it needs Debian's nginx-light; `make tools` installs it", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return await(ctx, func() (net.Conn, error) { return (&net.Dialer{}).DialContext(ctx, "unix", socket) })
	}
	return &http.Client{Transport: &http.Transport{DialContext: dial}}
}

// await tries until it works: nginx says nowhere that it listens.
func await(ctx context.Context, dial func() (net.Conn, error)) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		c, err := dial()
		if err == nil || ctx.Err() != nil {
			return c, err
		}
		select {
		case <-ctx.Done():
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func TestTheSnippetTellsGoogleFirst(t *testing.T) {
	s := assemble(t)
	start := []policy.Call{{"consent", "default", map[string]any{"ad_storage": "denied", "region": []any{"FR"}}}, {"set", "url_passthrough", true}}
	text, err := Snippet(s, Options{Signals: []policy.Instruction{{To: "dataLayer", Form: policy.AsArguments, Start: start}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `gtag("consent","default",{"ad_storage":"denied","region":["FR"]});gtag("set","url_passthrough",true);</script>`
	if !strings.Contains(text, want) {
		t.Errorf("%s\nlacks %s", text, want)
	}
	if text, err = Snippet(s, Options{}); err != nil || strings.Contains(text, "gtag") {
		t.Errorf("%v, without signals:\n%s", err, text)
	}
}
