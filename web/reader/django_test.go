package reader

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"biscotte/policy"
)

// A template of a real Django asks the middleware.
func TestDjangoAsksTheMiddleware(t *testing.T) {
	known := policy.Known{Cookie: "eu-consent", Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "k3f9a2"}}}
	answer := func(granted bool, age time.Duration) string {
		then := time.Now().Add(-age).Unix()
		return "eu-consent=" + policy.Decide(known.Purposes, then, func(string) bool { return granted }, nil).Encode()
	}
	const day = 24 * time.Hour
	headers := []string{
		"", "sessionid=1", answer(true, day), answer(false, day), answer(true, 181*day),
		"sessionid=1; " + answer(true, 2*day) + "; " + answer(false, day), "eu-consent=1.1795000000.statistics:true:other",
	}
	want := []string{"not counted", "not counted", "counted", "not counted", "not counted", "not counted", "not counted"}
	if got := askDjango(t, known, headers); !slices.Equal(got, want) {
		t.Errorf("it says %q, want %q", got, want)
	}
}

func askDjango(t *testing.T, known policy.Known, headers []string) []string {
	t.Helper()
	purposes, err := json.Marshal(known)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "purposes.json")
	if err := os.WriteFile(file, purposes, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := json.Marshal(headers)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "/usr/bin/python3", "testdata/portal.py", file)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("asking Django: %v\nhint: it needs Debian's python3-django; `make tools` installs it", err)
	}
	var said []string
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("it says %s: %v", out, err)
	}
	return said
}
