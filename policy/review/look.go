package review

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"biscotte/policy"
)

// What the contrast of texts, and of what is to be seen of controls, has to be at least.
const (
	readable = 4.5
	visible  = 3.0
)

// pairs are colours that are seen on others.
var pairs = []struct {
	colour, ground string
	least          float64
	what           string
}{
	{"ink", "paper", readable, "texts"},
	{"soft", "paper", readable, "texts of less weight"},
	{"accent", "paper", readable, "links and the button that customises"},
	{"onAccent", "accent", readable, "the buttons that accept and refuse"},
	{"line", "paper", visible, "the edges of controls"},
}

// reviewLook measures the colours of a look against each other.
func (r *reviewer) reviewLook() {
	l := r.policy.Look
	if l == nil {
		return
	}
	if l.Bright() {
		r.reviewColours("look.light", l.Light, l.OnLight())
	}
	if l.Gloomy() {
		r.reviewColours("look.dark", l.Dark, l.OnDark())
	}
}

func (r *reviewer) reviewColours(path string, own *policy.Colours, all policy.Colours) {
	if own == nil {
		return // ours have been measured
	}
	given, value := named(*own), named(all)
	for _, pair := range pairs {
		at := pair.colour
		if given[at] == "" {
			at = pair.ground
		}
		is, ok := ratio(value[pair.colour], value[pair.ground])
		if given[at] == "" || !ok || is >= pair.least {
			continue
		}
		r.find(contrast, path+"."+at, fmt.Sprintf("%s: %s on %s has a contrast of %.1f to 1", pair.what, value[pair.colour], value[pair.ground], is),
			fmt.Sprintf("at least %.1f to 1 is wanted between %q and %q", pair.least, pair.colour, pair.ground))
	}
}

func named(c policy.Colours) map[string]string {
	values := map[string]string{}
	for _, one := range c.Named() {
		values[one.Name] = *one.Value
	}
	return values
}

// ratio is the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"); ok is false if one is none.
func ratio(a, b string) (is float64, ok bool) {
	first, one := luminance(a)
	second, two := luminance(b)
	if first < second {
		first, second = second, first
	}
	return (first + 0.05) / (second + 0.05), one && two
}

// luminance is how bright a colour "#rrggbb" is, from 0 to 1 (WCAG 2.2, "relative luminance").
func luminance(colour string) (is float64, ok bool) {
	if len(colour) != len("#rrggbb") {
		return 0, false
	}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		part, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return 0, false
		}
		c := float64(part) / 255
		if c <= 0.04045 {
			is += weight * c / 12.92
		} else {
			is += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return is, true
}

// apart are the paths of fields that somebody would set a look of one button with.
var apart = regexp.MustCompile(`(?i)^look\..*(accept|agree|allow|refus|reject|decline|deny)`)

// asRule is the rule that a problem of the file is against.
func asRule(problem policy.Problem) Finding {
	if apart.MatchString(problem.Path) {
		problem.Message = "no button has a look of its own"
		problem.Hint = `Accept and Refuse look the same; "accent" and "onAccent" are the colours of both`
		return Finding{problem, equalButtons}
	}
	return Finding{problem, wellFormed}
}
