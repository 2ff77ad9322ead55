package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"biscotte/policy"
)

// findingsText is for people, and for editors that jump to file:line:column.
func findingsText(all []reviewed) ([]byte, error) {
	var b strings.Builder
	for _, one := range all {
		for _, f := range one.findings {
			problem := f.Problem
			problem.Hint = "" // it gets a line of its own
			at, what, _ := strings.Cut(problem.String(), ": ")
			fmt.Fprintf(&b, "%s:%s: %s: %s\n", one.file, at, f.Rule.Level, what)
			if f.Hint != "" {
				fmt.Fprintf(&b, "  hint: %s\n", f.Hint)
			}
			if f.Rule.Source != "" {
				fmt.Fprintf(&b, "  rule: %s: %s (%s)\n", f.Rule.ID, f.Rule.Source, f.Rule.URL)
			}
		}
	}
	return []byte(b.String()), nil
}

// findingJSON is a finding for programs.
type findingJSON struct {
	File   string `json:"file"`
	Level  string `json:"level"`
	Rule   string `json:"rule"`
	Source string `json:"source,omitempty"`
	URL    string `json:"url,omitempty"`
	policy.Problem
}

// findingsJSON is one list for all files.
func findingsJSON(all []reviewed) ([]byte, error) {
	list := []findingJSON{}
	for _, one := range all {
		for _, f := range one.findings {
			list = append(list, findingJSON{one.file, string(f.Rule.Level), f.Rule.ID, f.Rule.Source, f.Rule.URL, f.Problem})
		}
	}
	return indented(list)
}

func indented(v any) ([]byte, error) {
	encoded, err := json.MarshalIndent(v, "", "  ")
	return append(encoded, '\n'), err
}
