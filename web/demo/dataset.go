package demo

import (
	"fmt"
	"slices"
	"strings"
)

// dataset is twelve months of one figure. They are invented; titles and units are texts.
type dataset struct {
	ID      string
	Records int
	Tone    string // a colour of the style sheet
	Values  [12]int
}

var datasets = []dataset{
	{"air", 105120, "teal", [12]int{41, 38, 33, 27, 22, 20, 23, 24, 25, 29, 35, 40}},
	{"bicycles", 2891340, "plum", [12]int{212, 248, 331, 402, 476, 523, 488, 391, 497, 441, 318, 226}},
	{"trees", 48217, "moss", [12]int{120, 180, 640, 410, 90, 20, 10, 15, 60, 380, 720, 510}},
	{"buses", 1204866, "amber", [12]int{88, 89, 91, 92, 92, 90, 94, 96, 87, 86, 85, 88}},
	{"libraries", 312904, "brick", [12]int{38, 35, 37, 34, 31, 29, 42, 44, 33, 36, 39, 41}},
	{"river", 17532, "slate", [12]int{6, 6, 9, 12, 16, 20, 23, 23, 19, 15, 10, 7}},
}

// The size of a chart's drawing, in its own units.
const chartWidth, chartHeight = 220, 56

// Line is the chart's line, as an SVG path.
func (d dataset) Line() string {
	top := slices.Max(d.Values[:])
	var path strings.Builder
	for i, value := range d.Values {
		x := float64(i) * chartWidth / float64(len(d.Values)-1)
		y := chartHeight - float64(value)/float64(top)*(chartHeight-6)
		fmt.Fprintf(&path, "%c%.1f %.1f", "ML"[min(i, 1)], x, y)
	}
	return path.String()
}

// Area is what lies under the line.
func (d dataset) Area() string {
	return fmt.Sprintf("%sV%dH0Z", d.Line(), chartHeight)
}
