// Package report writes an audit down for people: as one HTML file without scripts, which can be printed and handed on, and
// as Markdown. It knows findings and what was seen, and no browser.
package report

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"

	"biscotte/policy"
	"biscotte/policy/audit"
)

// Report is an audit to be written down. Policy is nil for a site without one.
type Report struct {
	Seen     *audit.Seen
	Findings []audit.Finding
	Policy   *policy.Policy
}

//go:embed report.html
var page string

//go:embed report.css
var style string

var layout = template.Must(template.New("report").Funcs(template.FuncMap{
	"cause": Cause,
	"style": func() template.CSS { return template.CSS(style) },
	"picture": func(jpeg []byte) template.URL {
		return template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(jpeg))
	},
	"more": func(pages []string) int { return len(pages) - 1 },
}).Parse(page))

// HTML is the report as one file: no scripts, and nothing that is fetched.
func (r *Report) HTML() ([]byte, error) {
	var b bytes.Buffer
	if err := layout.Execute(&b, r); err != nil {
		return nil, fmt.Errorf("writing the report: %w", err)
	}
	return b.Bytes(), nil
}

// Pages are the addresses of the pages, in their order.
func (r *Report) Pages() []string {
	var all []string
	for _, v := range r.Seen.Visits {
		if !slices.Contains(all, v.Page) {
			all = append(all, v.Page)
		}
	}
	return all
}

// Visits are those of a page.
func (r *Report) Visits(page string) []audit.Visit {
	var all []audit.Visit
	for _, v := range r.Seen.Visits {
		if v.Page == page {
			all = append(all, v)
		}
	}
	return all
}

// Name says which visit it is.
func Name(v audit.Visit) string {
	s := map[audit.Phase]string{
		audit.Before: "Before an answer", audit.Refused: "After a refusal", audit.Accepted: "After a yes", audit.Withdrawn: "After a withdrawal",
	}[v.Phase]
	if v.Only != "" {
		s += " to " + v.Only
	}
	if v.Next {
		s += ", the page again"
	}
	return s
}

// Name is [Name] for the template.
func (*Report) Name(v audit.Visit) string { return Name(v) }

// Moment is one thing that happened in a visit.
type Moment struct {
	At    int64
	What  string
	Cause *audit.Cause
}

// maxMoments bounds the timeline of a visit.
const maxMoments = 100

// Timeline is what happened in a visit, in its order.
func (*Report) Timeline(v audit.Visit) []Moment {
	var all []Moment
	for _, w := range v.Writes {
		all = append(all, Moment{w.At, fmt.Sprintf("%s %q of %s", w.Kind, w.Name, w.Origin), w.Cause})
	}
	for _, q := range v.Requests {
		all = append(all, Moment{q.At, fmt.Sprintf("request (%s) to %s", q.Type, q.Host), q.Cause})
	}
	for _, p := range v.Probes {
		all = append(all, Moment{p.At, p.Call, p.Cause})
	}
	slices.SortStableFunc(all, func(a, b Moment) int { return cmp.Compare(a.At, b.At) })
	if len(all) > maxMoments {
		return append(all[:maxMoments:maxMoments], Moment{all[maxMoments].At, fmt.Sprintf("and %d more", len(all)-maxMoments), nil})
	}
	return all
}
