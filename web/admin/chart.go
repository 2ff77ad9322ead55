package admin

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/go-analyze/charts"
)

// Sizes of a chart in its own units; the page scales it.
const (
	chartWidth  = 900
	chartHeight = 300
)

// Colours tell answers apart without red and green: yes, in part, no.
var (
	dark  = charts.ColorFromHex("#1f3a5f")
	light = charts.ColorFromHex("#7fa6d6")
	grey  = charts.ColorFromHex("#b9bfc8")
)

// look is that of the house.
func look(colours []charts.Color) charts.ColorPalette {
	ink := charts.ColorFromHex("#1c2430")
	return charts.MakeTheme(charts.ThemeOption{
		AxisStrokeColor: charts.ColorFromHex("#747f8e"), AxisSplitLineColor: charts.ColorFromHex("#e3e7ec"),
		BackgroundColor: charts.ColorWhite, TextColor: ink, TextColorTitle: ink, TextColorLegend: ink,
		SeriesColors: colours,
	})
}

// line is one kind of bar.
type line struct {
	name   string
	colour charts.Color
	values []float64
}

// upright draws a bar over each label, one kind upon the other.
func upright(labels []string, lines []line) (template.HTML, error) {
	return bars(labels, lines, chartHeight, func(*charts.BarChartOption) {})
}

// sideways draws a bar beside each label.
func sideways(labels []string, lines []line) (template.HTML, error) {
	return bars(labels, lines, 100+40*len(labels), func(o *charts.BarChartOption) { o.Horizontal = true })
}

func bars(labels []string, lines []line, height int, change func(*charts.BarChartOption)) (template.HTML, error) {
	var names []string
	var values [][]float64
	var colours []charts.Color
	for _, l := range lines {
		names, values, colours = append(names, l.name), append(values, l.values), append(colours, l.colour)
	}
	o := charts.NewBarChartOptionWithData(values)
	o.StackSeries = charts.Ptr(true)
	o.Padding = charts.Box{Top: 10, Right: 40, Bottom: 10, Left: 10} // the last label stands out
	o.CategoryAxis.Labels = labels
	o.CategoryAxis.LabelCount = min(len(labels), 8)
	o.ValueAxis[0].Min, o.ValueAxis[0].Max = charts.Ptr(0.0), charts.Ptr(ceiling(values))
	o.ValueAxis[0].LabelCount = 6
	o.ValueAxis[0].ValueFormatter = whole
	o.Legend.SeriesNames = names
	o.Theme = look(colours)
	change(&o)
	return draw(height, func(p *charts.Painter) error { return p.BarChart(o) })
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

// draw makes the SVG. Its words are those of the table beside it, so that nobody needs to read it out.
func draw(height int, paint func(*charts.Painter) error) (template.HTML, error) {
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: chartWidth, Height: height})
	if err := paint(p); err != nil {
		return "", fmt.Errorf("drawing a chart: %w", err)
	}
	svg, err := p.Bytes()
	if err != nil {
		return "", fmt.Errorf("drawing a chart: %w", err)
	}
	return template.HTML(strings.Replace(string(svg), "<svg", `<svg aria-hidden="true"`, 1)), nil
}
