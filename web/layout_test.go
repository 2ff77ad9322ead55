package web

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// ban forbids what lies under From, tests aside, to depend on Imports, and says why.
type ban struct{ from, imports, reason string }

// bans are the walls of the house. A path ending in a slash stands for everything under it.
var bans = []ban{
	{"biscotte/policy/", "biscotte/app/", "the rules know nothing of how they are drawn"},
	{"biscotte/policy/", "biscotte/web/", "the rules know nothing of how they are served"},
	{"biscotte/policy/", "net/http", "the rules know no network"},
	{"biscotte/policy/", "syscall/js", "the rules know no page"},
	{"biscotte/policy/", "math/rand", "the rules know no randomness"},
	{"biscotte/policy/", "math/rand/v2", "the rules know no randomness"},
	{"biscotte/policy/", "github.com/", "the rules are the standard library's and ours: they outlive every dependency"},
	{"biscotte/policy/", "golang.org/", "the rules are the standard library's and ours: they outlive every dependency"},
	{"biscotte/policy", "biscotte/policy/review/", "what reviews a policy is for tools: the wasm must not carry it"},
	{"biscotte/app/", "biscotte/policy/review/", "what reviews a policy is for tools: the wasm must not carry it"},
	{"biscotte/policy", "biscotte/policy/audit/", "findings are for tools: the wasm must not carry them"},
	{"biscotte/app/", "biscotte/policy/audit/", "findings are for tools: the wasm must not carry them"},
	{"biscotte/web/audit/report/", "github.com/chromedp/", "a report is the same whatever browser looked"},
	{"biscotte/web/server/", "biscotte/web/audit/", "a production server drives no browser"},
	{"biscotte/app/", "biscotte/policy/schema/", "the schema is for editors: the wasm must not carry it"},
	{"biscotte/web/site/", "biscotte/policy/review/", "a site is put together from a good policy, and judges none"},
	{"biscotte/app/", "biscotte/web/", "what runs in the browser does not know who serves it"},
	{"biscotte/app/", "biscotte/cmd/", "entry points are nobody's library"},
	{"biscotte/web/", "biscotte/cmd/", "entry points are nobody's library"},
	{"biscotte/web/draw/", "biscotte/web/server/", "drawing comes before serving"},
	{"biscotte/web/declaration/", "biscotte/web/site/", "a declaration is written without knowing where it will lie"},
	{"biscotte/web/site/", "biscotte/web/server/", "files are put together without knowing HTTP"},
	{"biscotte/web/export/", "biscotte/web/server/", "what is exported needs no server of ours"},
	{"biscotte/web/record/", "biscotte/app/", "a record is the same whoever drew the question"},
	{"biscotte/web/record/", "biscotte/web/server/", "a record is the same however it arrived"},
	{"biscotte/web/record", "database/sql", "what a record is knows no database"},
	{"biscotte/web/record", "github.com/", "the chain is the standard library's and ours: it must be verifiable for as long as it counts"},
	{"biscotte/web/record/", "biscotte/web/choice/", "a record is the same however it arrived"},
	{"biscotte/web/choice/", "database/sql", "who takes answers does not know who keeps them"},
	{"biscotte/web/choice/", "github.com/jackc/", "who takes answers does not know who keeps them"},
	{"biscotte/web/site/", "biscotte/web/record/", "files are put together whether or not answers are kept"},
	{"biscotte/web/record/sqlite/", "biscotte/web/record/postgres/", "stores do not know one another"},
	{"biscotte/web/record/postgres/", "biscotte/web/record/sqlite/", "stores do not know one another"},
	{"biscotte/web/server/", "database/sql", "the server serves files: who keeps records is none of its business"},
	{"biscotte/web/server/", "biscotte/web/gallery/", "the server serves any site; a gallery is for development"},
	{"biscotte/web/server/", "biscotte/web/demo/", "the server serves any site, with or without a demo"},
	{"biscotte/web/server/", "biscotte/web/region/", "the server is told of regions, and does not know how they are found"},
	{"biscotte/web/region/", "biscotte/policy/", "where a visitor is depends on no policy"},
	{"biscotte/web/region/", "net/http", "a region is read from fields and addresses, whatever carries them"},
	{"biscotte/web/dist/", "biscotte/policy/", "the built files are the same for every policy"},
	{"biscotte/web/server/", "github.com/evanw/esbuild/", "a production server builds nothing"},
}

// direct are bans on what a package imports itself; go-app brings much along that we do not use.
var direct = []ban{
	{"biscotte/app/", "net/http", "the wasm never links servers"},
	{"biscotte/app/", "database/sql", "the wasm never links databases"},
	{"biscotte/app/", "os", "the component knows no files: the browser port is all it has"},
}

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range list(t, "./...") {
		check(t, p.ImportPath, p.Deps, bans)
		check(t, p.ImportPath, p.Imports, direct)
	}
}

func TestOnlyThePortTouchesTheBrowser(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "git", "-C", "..", "grep", "-l", `"syscall/js"`, "--", "*.go").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range strings.Fields(string(out)) {
		if file != "app/browser_js.go" && file != "web/layout_test.go" {
			t.Errorf("%s imports syscall/js: only app/browser_js.go may, so that everything else can be tested anywhere", file)
		}
	}
}

func TestTheTopHasOnlyItsRooms(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	rooms := []string{"app", "cmd", "policy", "web", "go.mod", "go.sum", "LICENSE", "Makefile", "README.md"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(rooms, e.Name()) {
			t.Errorf("%s at the top: everything lives in a room", e.Name())
		}
	}
}

func check(t *testing.T, path string, imports []string, bans []ban) {
	t.Helper()
	for _, b := range bans {
		if !under(path, b.from) {
			continue
		}
		for _, i := range imports {
			if under(i, b.imports) {
				t.Errorf("%s depends on %s: %s", path, i, b.reason)
			}
		}
	}
}

func under(path, root string) bool {
	return path == strings.TrimSuffix(root, "/") || strings.HasSuffix(root, "/") && strings.HasPrefix(path, root)
}

// list asks the go command what every package imports, as it is built for servers.
func list(t *testing.T, pattern string) []listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,Deps", pattern)
	cmd.Dir = ".."
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
