//go:build browser

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"biscotte/policy"
)

// audits are the calls of biscotte in the manual's examples, for shells and for pipelines.
var audits = regexp.MustCompile(`(?m)biscotte audit .*$`)

// What the manual calls the site.
const exampleSite = "https://www.example.org/"

// Every call of the manual does what it says: on the demo portal nothing is found.
func TestAuditAsInTheManual(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "policy.json"), policy.Opendatasoft, 0o600); err != nil {
		t.Fatal(err)
	}
	p := launch(t, folder, "serve", "--demo", "--listen", "127.0.0.1:0")
	var calls []string
	for _, b := range manual(t) {
		if b.of == "audit" || b.language == "yaml" {
			calls = append(calls, audits.FindAllString(b.code, -1)...)
		}
	}
	if len(calls) < 6 {
		t.Fatalf("the manual has %d calls of biscotte audit", len(calls))
	}
	for _, call := range calls {
		cmd := exec.CommandContext(t.Context(), "sh", "-c", strings.ReplaceAll(call, exampleSite, p.url))
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s\nhint: `make tools` installs Chromium", call, err, out)
		}
	}
	var report auditReport
	if err := json.Unmarshal([]byte(read(t, filepath.Join(folder, "audit.json"))), &report); err != nil || report.Pages != 1 {
		t.Errorf("the report is of %d pages: %v", report.Pages, err)
	}
	if page := read(t, filepath.Join(folder, "audit.html")); !strings.Contains(page, "data:image/jpeg;base64,") {
		t.Error("the report has no pictures")
	}
}
