package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// All suites are run although one fails, and the end says which.
func TestSuitesEndWithOneVerdict(t *testing.T) {
	fake := filepath.Join(t.TempDir(), "make")
	const script = "#!/bin/sh\ncase $2 in test-a) echo 'FAIL\tbiscotte/a 1s'; exit 2;; test-b) echo 'ok  \tbiscotte/b 1s';; esac\n"
	if err := os.WriteFile(fake, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	for suites, want := range map[string]struct {
		status int
		end    string
	}{
		"test-a test-b": {1, "biscotte: error: these suites failed: test-a\n"},
		"test-b test-a": {1, "biscotte: error: these suites failed: test-a\n"},
		"test-b":        {0, "all tests passed\n"},
	} {
		cmd := exec.CommandContext(t.Context(), "../../.ci/suites", strings.Fields(suites)...)
		cmd.Env = append(os.Environ(), "MAKE="+fake)
		out, err := cmd.CombinedOutput()
		status := 0
		var ended *exec.ExitError
		if errors.As(err, &ended) {
			status = ended.ExitCode()
		}
		if status != want.status || !strings.HasSuffix(string(out), want.end) || !strings.Contains(string(out), "ok  \tbiscotte/b") {
			t.Errorf("%s: status %d, %v\n%s", suites, status, err, out)
		}
	}
}
