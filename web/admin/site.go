package admin

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"time"

	"biscotte/web/record"
)

// site is one site on the page. Seen says that its banners are counted.
type site struct {
	Name   string
	Seen   bool
	Facts  []fact
	Charts []chart
	Days   []day
}

// fact is a number of all days together. Share is "" where it is a share of nothing.
type fact struct{ Name, N, Share string }

type chart struct {
	Title        string
	Legend       []mark
	Wide, Narrow template.HTML
}

// mark says which colour of a chart is what.
type mark struct {
	Name   string
	Colour template.CSS
}

// day is a row of the table.
type day struct {
	Day                                                      string
	Shown, Accepted, Mixed, Refused, Withdrawn, Changed, GPC int
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
		all = append(all, site{name, s.total[record.Shown] > 0, s.facts(), charts, s.rows()})
	}
	return all, nil
}

func (s *sums) facts() []fact {
	accepted, mixed, refused := s.total["answer/accepted"], s.total["answer/mixed"], s.total["answer/refused"]
	answers := accepted + mixed + refused
	facts := []fact{
		{"Answers", grouped(answers), ""},
		{"All accepted", grouped(accepted), share(accepted, answers)},
		{"Some accepted", grouped(mixed), share(mixed, answers)},
		{"All refused", grouped(refused), share(refused, answers)},
		{"Withdrawn", grouped(s.total["kind/withdrawn"]), ""},
	}
	if shown := s.total[record.Shown]; shown > 0 {
		facts = slices.Insert(facts, 0, fact{"Banners shown", grouped(shown), ""})
	}
	return facts
}

// share is a part of a whole in per cent.
func share(part, whole float64) string {
	if whole == 0 {
		return ""
	}
	return strconv.FormatFloat(100*part/whole, 'f', 0, 64) + " %"
}

// grouped writes a number with its thousands apart.
func grouped(n float64) string {
	text := whole(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func (s *sums) charts() ([]chart, error) {
	var all []chart
	for _, draw := range []func() (chart, error){s.shown, s.byDay, s.changes, s.byPurpose, s.byLanguage} {
		c, err := draw()
		if err != nil {
			return nil, err
		}
		if c.Wide != "" {
			all = append(all, c)
		}
	}
	return all, nil
}

// shown is nothing where nobody counts.
func (s *sums) shown() (chart, error) {
	if s.total[record.Shown] == 0 {
		return chart{}, nil
	}
	return upright("Banners shown by day", s.labels(), []line{{"Shown", dark, s.series(record.Shown)}})
}

func (s *sums) byDay() (chart, error) {
	return upright("Answers by day", s.labels(), []line{
		{"All accepted", dark, s.series("answer/accepted")},
		{"Some accepted", light, s.series("answer/mixed")},
		{"All refused", grey, s.series("answer/refused")},
	})
}

func (s *sums) changes() (chart, error) {
	return upright("Changes of mind by day", s.labels(), []line{
		{"Withdrawn", dark, s.series("kind/withdrawn")},
		{"Changed", light, s.series("kind/changed")},
		{"By privacy signal", grey, s.series("kind/gpc")},
	})
}

func (s *sums) byPurpose() (chart, error) {
	return s.across("Purposes", s.purposes(), func(id string) []line {
		return []line{
			{"Yes", dark, s.totals("category/" + id + "/true")},
			{"No", grey, s.totals("category/" + id + "/false")},
		}
	})
}

func (s *sums) byLanguage() (chart, error) {
	return s.across("Languages", s.languages(), func(lang string) []line {
		return []line{
			{"All accepted", dark, s.totals("answer/accepted@" + lang)},
			{"Some accepted", light, s.totals("answer/mixed@" + lang)},
			{"All refused", grey, s.totals("answer/refused@" + lang)},
		}
	})
}

// labels are the days without the year.
func (s *sums) labels() []string {
	var labels []string
	for _, text := range s.days {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			panic(fmt.Sprintf("%q is no day of ours", text))
		}
		labels = append(labels, day.Format("2 Jan"))
	}
	return labels
}

// totals is a list of one.
func (s *sums) totals(what string) []float64 { return []float64{s.total[what]} }

// across draws totals by something else than days, nothing where there is nothing.
func (s *sums) across(title string, keys []string, of func(key string) []line) (chart, error) {
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
		return chart{}, nil
	}
	return sideways(title, keys, all)
}

func (s *sums) rows() []day {
	var all []day
	for _, d := range slices.Backward(s.days) {
		n := func(what string) int { return int(s.n[what][d]) }
		all = append(all, day{
			d, n(record.Shown), n("answer/accepted"), n("answer/mixed"), n("answer/refused"),
			n("kind/withdrawn"), n("kind/changed"), n("kind/gpc"),
		})
	}
	return all
}
