package main

import (
	"fmt"
	"strings"

	findings "biscotte/policy/audit"
	"biscotte/policy/review"
	auditreport "biscotte/web/audit/report"
	"biscotte/web/bundle"
)

// auditOutput writes an audit down in one of the formats.
func auditOutput(format string, r *auditreport.Report) ([]byte, error) {
	switch format {
	case "json":
		return auditJSON(r.Seen, r.Findings)
	case "sarif":
		return auditSARIF(r.Findings)
	case "html":
		return r.HTML()
	case "markdown":
		return r.Markdown(), nil
	}
	return auditText(r.Seen, r.Findings), nil
}

// auditText is for people.
func auditText(seen *findings.Seen, found []findings.Finding) []byte {
	var b strings.Builder
	if seen.Partial {
		b.WriteString("The audit was ended early: this is part of what there is to find.\n")
	}
	for _, f := range found {
		fmt.Fprintf(&b, "%s: %s: %s\n", f.Page, f.Rule.Severity, oneLine(f.Message))
		if n := len(f.Pages) - 1; n > 0 {
			fmt.Fprintf(&b, "  also on: %s\n", count(n, "page"))
		}
		if cause := auditreport.Cause(f.Cause); cause != "" {
			fmt.Fprintf(&b, "  cause: %s\n", cause)
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", oneLine(f.Hint))
		}
		if f.Rule.Source != "" {
			fmt.Fprintf(&b, "  rule: %s: %s%s\n", f.Rule.ID, f.Rule.Source, inBrackets(f.Rule.URL))
		}
	}
	return []byte(b.String())
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// auditReport is the report for programs, and the baseline of the next one.
type auditReport struct {
	Version  int           `json:"version"`
	Partial  bool          `json:"partial,omitempty"`
	Pages    int           `json:"pages"`
	Findings []auditResult `json:"findings"`
}

type auditResult struct {
	Rule        string            `json:"rule"`
	Severity    findings.Severity `json:"severity"`
	Source      string            `json:"source,omitempty"`
	URL         string            `json:"url,omitempty"`
	Subject     string            `json:"subject"`
	Service     string            `json:"service,omitempty"`
	Message     string            `json:"message"`
	Hint        string            `json:"hint,omitempty"`
	Phases      []findings.Phase  `json:"phases"`
	Pages       []string          `json:"pages"`
	Cause       *findings.Cause   `json:"cause,omitempty"`
	Fingerprint string            `json:"fingerprint"`
}

func auditJSON(seen *findings.Seen, found []findings.Finding) ([]byte, error) {
	pages, _ := lookedAt(seen)
	r := auditReport{Version: findings.Version, Partial: seen.Partial, Pages: pages, Findings: []auditResult{}}
	for _, f := range found {
		r.Findings = append(r.Findings, auditResult{
			f.Rule.ID, f.Rule.Severity, f.Rule.Source, f.Rule.URL, f.Subject, f.Service, f.Message, f.Hint, f.Phases, f.Pages, f.Cause, f.Fingerprint(),
		})
	}
	return indented(r)
}

// auditSARIF is for hosts of source code. A place is one in a page as the server sent it.
func auditSARIF(found []findings.Finding) ([]byte, error) {
	results := []sarifResult{}
	for _, f := range found {
		message := f.Message
		if f.Hint != "" {
			message += " (" + f.Hint + ")"
		}
		at := sarifPhysical{sarifArtifact{f.Page}, sarifRegion{Line: 1}}
		if f.Cause != nil && f.Cause.Tag != nil {
			at = sarifPhysical{sarifArtifact{f.Cause.Tag.Page}, sarifRegion{Line: int(f.Cause.Tag.Line)}}
		}
		results = append(results, sarifResult{
			Rule: f.Rule.ID, Level: review.Level(f.Rule.Severity), Message: sarifText{message}, Locations: []sarifLocation{{at}},
			Fingerprints: map[string]string{"biscotte/v1": f.Fingerprint()},
		})
	}
	var rules []sarifRule
	for _, r := range findings.Rules {
		rule := sarifRule{ID: r.ID, Summary: sarifText{r.Summary}, HelpURI: r.URL}
		if r.Source != "" {
			rule.Full = &sarifText{r.Source}
		}
		rules = append(rules, rule)
	}
	return sarifLog(sarifDriver{Name: "biscotte", Version: bundle.Version, Rules: rules}, results)
}

// auditCounts says how many findings there are of each severity.
func auditCounts(found []findings.Finding) string {
	number := map[findings.Severity]int{}
	for _, f := range found {
		number[f.Rule.Severity]++
	}
	var parts []string
	for _, s := range []findings.Severity{findings.Error, findings.Warning, findings.Note} {
		if number[s] > 0 {
			parts = append(parts, count(number[s], string(s)))
		}
	}
	if len(parts) == 0 {
		return "nothing to mend"
	}
	return strings.Join(parts, ", ")
}
