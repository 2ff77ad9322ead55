package policy

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong with a policy file: where (JSON path, line and column, both from 1), what, and what to
// do about it.
type Problem struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// Problems is every problem of a policy file, in the file's order. It is an error.
type Problems struct {
	File string
	List []Problem
}

// Error gives each problem a line, as in
//
//	policy.json:12:7: categories[0].title: no text in "es" (add "es": "…")
func (p *Problems) Error() string {
	lines := make([]string, 0, len(p.List))
	for _, one := range p.List {
		lines = append(lines, fmt.Sprintf("%s:%s", p.File, one))
	}
	return strings.Join(lines, "\n")
}

// String is the problem without its file: line:column: path: message (hint).
func (p Problem) String() string {
	s := fmt.Sprintf("%d:%d: ", p.Line, p.Column)
	if p.Path != "" {
		s += p.Path + ": "
	}
	s += p.Message
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}
