package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The unit is one that systemd has nothing to say against, and starts a program that knows its flags.
func TestTheManualsUnit(t *testing.T) {
	program, err := exec.LookPath("biscotte")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "biscotte.service")
	unit := strings.ReplaceAll(blockOf(t, "biscotte.service"), "/usr/local/bin/biscotte", program)
	if err := os.WriteFile(file, []byte(unit), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "systemd-analyze", "verify", file).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("systemd-analyze: %v\n%s\nhint: it is in Debian's systemd; `make tools` installs it", err, out)
	}
	folder := t.TempDir()
	config := strings.ReplaceAll(blockOf(t, "biscotte.json"), "/etc/biscotte/", folder+"/")
	if err := os.WriteFile(filepath.Join(folder, "biscotte.json"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	_, command, _ := strings.Cut(unit, "ExecStart=")
	command, _, _ = strings.Cut(command, "\n")
	words := strings.Fields(strings.ReplaceAll(command, "/etc/biscotte/", folder+"/"))
	if printed := said(t, append(words[1:], "--print-config")...); !strings.Contains(printed, `"records": "/var/lib/biscotte/records.db"`) {
		t.Errorf("%s gives\n%s", command, printed)
	}
}

// What the manual says that servers bear is what was measured last; what was not measured is a dash.
func TestTheManualTellsTheRates(t *testing.T) {
	var measured struct {
		Files []struct {
			Path     string
			Biscotte struct{ RequestsPerSecond float64 }
		}
		Choices []struct {
			Engine           string
			AnswersPerSecond float64
			P99MsAtHalf      float64
		}
	}
	data := read(t, "../../web/bench/results/server.json")
	if err := json.Unmarshal([]byte(data), &measured); err != nil {
		t.Fatal(err)
	}
	engines := map[string]string{
		"SQLite":                    "one server, SQLite",
		"PostgreSQL":                "one server, PostgreSQL on the same machine",
		"PostgreSQL, three servers": "three servers, one PostgreSQL",
	}
	const by = "measured by `make bench-server` |\n"
	var rows []string
	for _, c := range measured.Choices {
		rows = append(rows, fmt.Sprintf("| %s | %s | %.1f ms | %s", engines[c.Engine], rounded(c.AnswersPerSecond), c.P99MsAtHalf, by))
		delete(engines, c.Engine)
	}
	for _, what := range engines {
		rows = append(rows, fmt.Sprintf("| %s | – | – | %s", what, by))
	}
	for i, what := range []string{"`consent.js`", "the component"} {
		rows = append(rows, fmt.Sprintf("| %s | %s | %s", what, rounded(measured.Files[i].Biscotte.RequestsPerSecond), by))
	}
	manual := read(t, "README.md")
	for _, row := range rows {
		if !strings.Contains(manual, row) {
			t.Errorf("README.md lacks the line\n%s", row)
		}
	}
}

// rounded is a number to two digits, as in 98,000.
func rounded(n float64) string {
	unit := math.Pow(10, math.Floor(math.Log10(n))-1)
	digits := fmt.Sprintf("%.0f", math.Round(n/unit)*unit)
	if len(digits) > 3 {
		digits = digits[:len(digits)-3] + "," + digits[len(digits)-3:]
	}
	return digits
}
