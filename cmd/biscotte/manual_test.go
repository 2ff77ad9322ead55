package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"biscotte/web/record/postgres/cluster"
)

// block is a piece of code of README.md: in which language, of or for which file, and the code.
type block struct{ language, of, code string }

var fences = regexp.MustCompile("(?ms)^```(\\w+) ?(\\S*)\n(.*?)^```$")

// manual are the blocks of README.md, in order.
func manual(t *testing.T) []block {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []block
	for _, m := range fences.FindAllStringSubmatch(string(text), -1) {
		all = append(all, block{m[1], m[2], m[3]})
	}
	return all
}

// blockOf is the block of a file.
func blockOf(t *testing.T, of string) string {
	t.Helper()
	for _, b := range manual(t) {
		if b.of == of {
			return b.code
		}
	}
	t.Fatalf("README.md has no block of %q", of)
	return ""
}

// reader does what README.md says, in a folder that stands for all of the owner's machines.
type reader struct {
	t       *testing.T
	folder  string
	cluster *cluster.Cluster
	servers map[string]*process // by the address that README.md gives them
}

// What README.md calls the database, and the first server.
const (
	inManual = "postgres://consent@db.internal/consent"
	atFirst  = "127.0.0.1:9000"
)

func newReader(t *testing.T) *reader {
	t.Helper()
	r := &reader{t, t.TempDir(), database(t), map[string]*process{}}
	source, err := os.ReadFile(filepath.Join("testdata", "policy.json"))
	if err != nil {
		t.Fatal(err)
	}
	french := strings.NewReplacer(`{"en":`, `{"fr": "Preuve", "en":`)
	cookie, storage := french.Replace(blockOf(t, "cookie")), french.Replace(blockOf(t, "storage"))
	text := strings.Replace(string(source), `"version": 1,`, `"version": 1, `+blockOf(t, "policy")+",", 1)
	text = strings.Replace(text, `"cookies": [`, storage+`, "cookies": [`+cookie+",", 1)
	r.write("policy.json", text)
	r.write("data.json", text)
	r.write("policy.new.json", strings.Replace(text, "Remember your answer.", "Remember what you answer.", 1))
	r.write("biscotte.json", r.here(blockOf(t, "biscotte.json")))
	return r
}

func (r *reader) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.folder, name), []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

// here puts the folder, the database and the servers there are in the place of those in the text.
func (r *reader) here(text string) string {
	pairs := []string{
		"/etc/biscotte/", r.folder + "/", "/var/lib/biscotte/", r.folder + "/",
		inManual, strings.Replace(r.cluster.URL("consent"), "biscotte@", "consent@", 1),
	}
	for address, p := range r.servers {
		pairs = append(pairs, address, p.address())
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// address is the host and the port.
func (p *process) address() string {
	host, _, _ := strings.Cut(strings.TrimPrefix(p.url, "http://"), "/")
	return host
}

var (
	listening = regexp.MustCompile(`--listen (\S+)`)
	anywhere  = regexp.MustCompile(`--(listen|admin) \S+`)
)

// do runs one command. A server stays until the test ends.
func (r *reader) do(command string) {
	r.t.Helper()
	command = strings.ReplaceAll(command, "\\\n", "")
	if at := listening.FindStringSubmatch(command); at != nil {
		arguments := strings.Fields(r.here(anywhere.ReplaceAllString(command, "--$1 127.0.0.1:0")))
		p := launch(r.t, r.folder, arguments[1:]...)
		r.servers[at[1]] = p
		answer(r.t, dialing("tcp", p.address()), public)
		return
	}
	cmd := exec.CommandContext(r.t.Context(), "sh", "-c", r.here(command))
	database := r.cluster.URL("")
	cmd.Dir, cmd.Env = r.folder, append(os.Environ(), "PGUSER=biscotte", "PGHOST="+database[strings.Index(database, "=")+1:])
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("%s: %v\n%s\nhint: `make tools` installs what the manual takes for granted", command, err, out)
	}
}

var lines = regexp.MustCompile(`(?m)^(?:.*\\\n)*.*\n`)

// follow runs all commands of the manual.
func (r *reader) follow() {
	r.t.Helper()
	for _, b := range manual(r.t) {
		if b.language != "sh" || b.of == "audit" { // these want a browser, and have a test of their own
			continue
		}
		for _, command := range lines.FindAllString(b.code, -1) {
			r.do(strings.TrimSpace(command))
		}
	}
}

// From the first check to three servers: every command of the manual does what it says.
func TestTheManual(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	r.follow()
	r.servers[atFirst].log.await(t, "what has changed is served from now on")
	for file, want := range map[string]string{"records.csv": ",given,form,", "counts.csv": ",kind/given,1\n"} {
		if got := read(t, filepath.Join(r.folder, file)); !strings.Contains(got, want) {
			t.Errorf("%s has no %q:\n%s", file, want, got)
		}
	}
	through(t, r)
}
