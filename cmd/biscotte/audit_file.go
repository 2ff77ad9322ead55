package main

import (
	"encoding/json"
	"fmt"
	"os"

	findings "biscotte/policy/audit"
)

// readSeen reads what an audit has saved.
func readSeen(file string) (*findings.Seen, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	var seen findings.Seen
	if err := json.Unmarshal(data, &seen); err != nil {
		return nil, fmt.Errorf("reading what was seen in %q: %w", file, err)
	}
	if seen.Version != findings.Version {
		return nil, &hinted{fmt.Errorf("%q is of version %d of the format, this program knows %d", file, seen.Version, findings.Version), "make it again with --save"}
	}
	return &seen, nil
}

// baseline reads the fingerprints of an earlier report.
func (c *auditSite) baseline() ([]string, error) {
	if c.Baseline == "" {
		return nil, nil
	}
	data, err := os.ReadFile(c.Baseline)
	if err != nil {
		return nil, unreadable(c.Baseline, err)
	}
	var report auditReport
	if err := json.Unmarshal(data, &report); err != nil {
		return nil, &hinted{fmt.Errorf("reading the baseline %q: %w", c.Baseline, err), `make it with "biscotte audit --format json"`}
	}
	known := make([]string, 0, len(report.Findings))
	for _, f := range report.Findings {
		known = append(known, f.Fingerprint)
	}
	return known, nil
}
