package admin

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"time"

	"biscotte/web/csp"
	"biscotte/web/record"
)

var (
	//go:embed page.html
	markup string
	//go:embed page.css
	style string

	pages = template.Must(template.New("page").Parse(markup))
)

// pagePolicy lets the page have its style and its forms. Charts carry their colours in style attributes, which is all
// that 'unsafe-hashes' and the like would be needed for: those may be written inline, scripts may not be at all.
var pagePolicy = "default-src 'none'; style-src " + csp.Inline(style) + "; style-src-attr 'unsafe-inline'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// view is what the page shows.
type view struct {
	Style   template.CSS
	Inside  bool
	Message string
	Token   string
	First   string
	Last    string
	Away    time.Time
	Sites   []site
}

// site is one site on the page.
type site struct {
	Name   string
	Total  int
	Charts []chart
	Days   []day
}

type chart struct {
	Title string
	Image template.HTML
}

// day is a row of the table.
type day struct {
	Day                                             string
	Accepted, Mixed, Refused, Given, Withdrawn, GPC int
}

// outside is the page for who has not signed in.
func (h *handler) outside(w http.ResponseWriter, r *http.Request, status int, message string) {
	if r.URL.Path == "/metrics" {
		w.Header().Set("WWW-Authenticate", `Basic realm="biscotte", charset="UTF-8"`)
		http.Error(w, "a password is needed", status)
		return
	}
	show(w, status, view{Message: message})
}

func show(w http.ResponseWriter, status int, v view) {
	v.Style = template.CSS(style)
	var b bytes.Buffer
	if err := pages.Execute(&b, v); err != nil {
		http.Error(w, "the page cannot be drawn", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a client that has gone needs no answer
}

func (h *handler) page(w http.ResponseWriter, r *http.Request) {
	s, _ := h.guard.of(r)
	days := span(r.FormValue("first"), r.FormValue("last"), h.o.Now())
	v := view{Inside: true, Token: s.token, First: days[0], Last: days[len(days)-1], Away: h.o.Away()}
	counts, err := h.o.Counts(r.Context(), v.First, v.Last)
	if err == nil {
		v.Sites, err = sitesOf(counts, days)
	}
	if err != nil {
		v.Message = "The counts cannot be read now."
	}
	show(w, http.StatusOK, v)
}

// table is the same as a file for spreadsheets.
func (h *handler) table(w http.ResponseWriter, r *http.Request) {
	days := span(r.FormValue("first"), r.FormValue("last"), h.o.Now())
	counts, err := h.o.Counts(r.Context(), days[0], days[len(days)-1])
	if err != nil {
		http.Error(w, "the counts cannot be read now", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="counts-%s-%s.csv"`, days[0], days[len(days)-1]))
	rows := [][]string{{"day", "site", "language", "what", "n"}}
	for _, c := range counts {
		rows = append(rows, []string{c.Day, plain(c.Site), c.Language, c.What, strconv.FormatInt(c.N, 10)})
	}
	_ = csv.NewWriter(w).WriteAll(rows) // a client that has gone needs no answer
}

// plain keeps a spreadsheet from taking a name for a formula.
func plain(cell string) string {
	if cell != "" && bytes.IndexByte([]byte("=+-@\t\r"), cell[0]) >= 0 {
		return "'" + cell
	}
	return cell
}

func sitesOf(counts []record.Count, days []string) ([]site, error) {
	var all []site
	sites := bySite(counts, days)
	for _, name := range slices.Sorted(maps.Keys(sites)) {
		s := sites[name]
		charts, err := s.charts()
		if err != nil {
			return nil, err
		}
		all = append(all, site{name, s.answers(), charts, s.rows()})
	}
	return all, nil
}

func (s *sums) answers() int {
	return int(s.total["answer/accepted"] + s.total["answer/mixed"] + s.total["answer/refused"])
}

func (s *sums) charts() ([]chart, error) {
	var labels []string
	for _, d := range s.days {
		labels = append(labels, d[5:]) // without the year
	}
	byDay, err := upright(labels, []line{
		{"All accepted", dark, s.series("answer/accepted")},
		{"Some accepted", light, s.series("answer/mixed")},
		{"All refused", grey, s.series("answer/refused")},
	})
	if err != nil {
		return nil, err
	}
	changes, err := upright(labels, []line{
		{"Withdrawn", dark, s.series("kind/withdrawn")},
		{"Changed", light, s.series("kind/changed")},
		{"By privacy signal", grey, s.series("kind/gpc")},
	})
	if err != nil {
		return nil, err
	}
	purposes, err := s.across(s.purposes(), func(id string) []line {
		return []line{{name: "Yes", colour: dark, values: s.totals("category/" + id + "/true")}, {name: "No", colour: grey, values: s.totals("category/" + id + "/false")}}
	})
	if err != nil {
		return nil, err
	}
	languages, err := s.across(s.languages(), func(lang string) []line {
		return []line{
			{"All accepted", dark, s.totals("answer/accepted@" + lang)},
			{"Some accepted", light, s.totals("answer/mixed@" + lang)},
			{"All refused", grey, s.totals("answer/refused@" + lang)},
		}
	})
	return []chart{{"Answers by day", byDay}, {"Changes of mind by day", changes}, {"Purposes", purposes}, {"Languages", languages}}, err
}

// totals is a list of one.
func (s *sums) totals(what string) []float64 { return []float64{s.total[what]} }

// across draws totals by something else than days.
func (s *sums) across(keys []string, of func(key string) []line) (template.HTML, error) {
	var all []line
	for _, key := range keys {
		for i, l := range of(key) {
			if i == len(all) {
				all = append(all, line{name: l.name, colour: l.colour})
			}
			all[i].values = append(all[i].values, l.values...)
		}
	}
	if len(all) == 0 {
		return "", nil
	}
	return sideways(keys, all)
}

func (s *sums) rows() []day {
	var all []day
	for _, d := range slices.Backward(s.days) {
		n := func(what string) int { return int(s.n[what][d]) }
		all = append(all, day{
			d, n("answer/accepted"), n("answer/mixed"), n("answer/refused"), n("kind/given"), n("kind/withdrawn"), n("kind/gpc"),
		})
	}
	return all
}
