package admin

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"
)

// size is that of a chart in its own units, and how many labels have room beside each other; the page scales it.
type size struct{ width, height, labels int }

// A chart is drawn for a desk and for a phone, or its words could not be read there.
var (
	wide   = size{900, 300, 8}
	narrow = size{400, 240, 4}
)

// Colours tell answers apart without red and green: yes, in part, no. The page has others in the dark.
var (
	dark  = charts.ColorFromHex("#1f3a5f")
	light = charts.ColorFromHex("#7fa6d6")
	grey  = charts.ColorFromHex("#b9bfc8")
	ink   = charts.ColorFromHex("#1c2430")
	axis  = charts.ColorFromHex("#747f8e")
	split = charts.ColorFromHex("#e3e7ec")
	paper = charts.ColorWhite
)

// themed has the page's style say which colours these are.
var themed = strings.NewReplacer(
	dark.String(), "var(--yes)", light.String(), "var(--part)", grey.String(), "var(--no)", ink.String(), "var(--ink)",
	axis.String(), "var(--line)", split.String(), "var(--faint)", "fill:"+paper.String(), "fill:none",
)

// look is that of the house.
func look(colours []charts.Color) charts.ColorPalette {
	return charts.MakeTheme(charts.ThemeOption{
		AxisStrokeColor: axis, AxisSplitLineColor: split, BackgroundColor: paper,
		TextColor: ink, TextColorTitle: ink, TextColorLegend: ink, SeriesColors: colours,
	})
}

// line is one kind of bar.
type line struct {
	name   string
	colour charts.Color
	values []float64
}

// upright draws a bar over each label, one kind upon the other.
func upright(title string, labels []string, lines []line) (chart, error) {
	return both(title, lines, func(s size) (template.HTML, error) {
		return bars(labels, lines, s, func(*charts.BarChartOption) {})
	})
}

// sideways draws a bar beside each label, the first one on top.
func sideways(title string, labels []string, lines []line) (chart, error) {
	labels = slices.Clone(labels)
	slices.Reverse(labels) // the library begins at the bottom
	for i := range lines {
		lines[i].values = slices.Clone(lines[i].values)
		slices.Reverse(lines[i].values)
	}
	return both(title, lines, func(s size) (template.HTML, error) {
		return bars(labels, lines, size{s.width, 60 + 40*len(labels), s.labels}, func(o *charts.BarChartOption) {
			o.Horizontal = true
			o.CategoryAxis.LabelCount = len(labels)
			if s == narrow && math.Mod(*o.ValueAxis[0].Max, 2) == 0 {
				o.ValueAxis[0].LabelCount = 3 // their halves
			}
		})
	})
}

func both(title string, lines []line, draw func(size) (template.HTML, error)) (c chart, err error) {
	c.Title = title
	for _, l := range lines {
		c.Legend = append(c.Legend, mark{l.name, template.CSS(themed.Replace(l.colour.String()))})
	}
	if c.Wide, err = draw(wide); err == nil {
		c.Narrow, err = draw(narrow)
	}
	return c, err
}

func bars(labels []string, lines []line, size size, change func(*charts.BarChartOption)) (template.HTML, error) {
	var values [][]float64
	var colours []charts.Color
	for _, l := range lines {
		values, colours = append(values, l.values), append(colours, l.colour)
	}
	o := charts.NewBarChartOptionWithData(values)
	o.StackSeries = charts.Ptr(true)
	o.Padding = charts.Box{Top: 10, Right: 40, Bottom: 10, Left: 10} // the last label stands out
	o.CategoryAxis.Labels = labels
	o.CategoryAxis.LabelCount = min(len(labels), size.labels)
	o.ValueAxis[0].Min, o.ValueAxis[0].Max = charts.Ptr(0.0), charts.Ptr(ceiling(values))
	o.ValueAxis[0].LabelCount = 6 // the steps' fifths
	o.ValueAxis[0].ValueFormatter = short
	o.Legend.Show = charts.Ptr(false) // the page has one that wraps
	o.Theme = look(colours)
	change(&o)
	return draw(size, func(p *charts.Painter) error { return p.BarChart(o) })
}

// steps are where an axis may end: their fifths are whole.
var steps = []float64{10, 15, 20, 25, 30, 40, 50, 60, 75}

// ceiling is the first of them, times a power of ten, that no bar is higher than; for the lowest it is 5.
func ceiling(values [][]float64) float64 {
	highest := 0.0
	for i := range values[0] {
		sum := 0.0
		for _, kind := range values {
			sum += kind[i]
		}
		highest = max(highest, sum)
	}
	if highest <= 5 {
		return 5
	}
	for scale := 1.0; ; scale *= 10 {
		for _, step := range steps {
			if highest <= step*scale {
				return step * scale
			}
		}
	}
}

// whole writes a number of answers: there are no halves.
func whole(n float64) string { return strconv.FormatFloat(n, 'f', 0, 64) }

// short writes a number on an axis, where it has little room: 2.5k.
func short(n float64) string {
	switch {
	case n >= 1e6:
		return strconv.FormatFloat(n/1e6, 'f', -1, 64) + "M"
	case n >= 1e3:
		return strconv.FormatFloat(n/1e3, 'f', -1, 64) + "k"
	}
	return whole(n)
}

// draw makes the SVG. Its words are those of the table beside it, so that nobody needs to read it out.
func draw(size size, paint func(*charts.Painter) error) (template.HTML, error) {
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: size.width, Height: size.height})
	if err := paint(p); err != nil {
		return "", fmt.Errorf("drawing a chart: %w", err)
	}
	svg, err := p.Bytes()
	if err != nil {
		return "", fmt.Errorf("drawing a chart: %w", err)
	}
	return template.HTML(themed.Replace(strings.Replace(string(svg), "<svg", `<svg aria-hidden="true"`, 1))), nil
}
