package report

import (
	"fmt"
	"strings"
)

// Markdown is the report for issue trackers and merge requests: the findings alone.
func (r *Report) Markdown() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Audit\n\n%d pages, %d findings, looked at with %s.\n", len(r.Pages()), len(r.Findings), escape(r.Seen.Browser))
	if r.Seen.Partial {
		b.WriteString("\nThe audit was ended early: this is part of what there is to find.\n")
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "\n## %s: %s\n\n", f.Rule.Severity, escape(f.Message))
		for i, page := range f.Pages {
			if i == 5 {
				fmt.Fprintf(&b, "- and %d pages more\n", len(f.Pages)-i)
				break
			}
			fmt.Fprintf(&b, "- on %s\n", code(page))
		}
		if cause := Cause(f.Cause); cause != "" {
			fmt.Fprintf(&b, "- cause: %s\n", code(cause))
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "- hint: %s\n", escape(f.Hint))
		}
		if f.Rule.Source != "" {
			fmt.Fprintf(&b, "- rule: %s, %s\n", code(f.Rule.ID), escape(f.Rule.Source))
		}
	}
	return []byte(b.String())
}

// code is text that is shown as it is: between more backticks than it has in a row (CommonMark, section 6.1).
func code(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	fence, row := 1, 0
	for _, r := range s {
		if r != '`' {
			row = 0
			continue
		}
		row++
		fence = max(fence, row+1)
	}
	ticks := strings.Repeat("`", fence)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return ticks + s + ticks
}

// escape keeps text from being markup (CommonMark, section 2.4).
func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|&!~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
