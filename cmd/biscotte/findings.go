package main

import (
	"bytes"
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
			fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", one.file, f.Line, f.Column, f.Rule.Level, what(f.Problem))
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

// what is wrong, and at which path: for lines that tell place and hint apart.
func what(p policy.Problem) string {
	if p.Path == "" {
		return p.Message
	}
	return p.Path + ": " + p.Message
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
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // nobody puts it into a page
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
