package audit

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// judgeBanner looks at the banner as it is rendered before an answer.
func (j *judge) judgeBanner(v *Visit) {
	a, r := v.Facts.Accept, v.Facts.Refuse
	if a == nil || r == nil {
		if (v.Facts.Biscotte || v.Facts.tagged()) && j.policy != nil && len(j.policy.Optional()) > 0 {
			j.find(v, Finding{Rule: bannerAbsent, Subject: "banner", Message: "the banner is not on the screen"})
		}
		return
	}
	if a.Covered || r.Covered {
		j.find(v, Finding{Rule: bannerCovered, Subject: "banner", Message: "something lies over the buttons of the banner"})
	}
	if !a.InView || !r.InView {
		j.find(v, Finding{Rule: bannerAbsent, Subject: "banner", Message: "the buttons of the banner cannot be seen without scrolling"})
	}
	if how := differences(a, r); len(how) > 0 {
		j.find(v, Finding{Rule: unequal, Subject: "banner", Message: "Accept and Refuse are not equal: " + strings.Join(how, ", ")})
	}
}

// tagged reports whether the page's source has the banner's tag.
func (f *Facts) tagged() bool {
	return slices.ContainsFunc(f.Elements, func(e Element) bool { return e.Banner })
}

// differences says in which ways refusing looks harder than accepting. Words of different length make buttons of different
// width, which is nobody's intention.
func differences(a, r *Box) []string {
	var how []string
	if ratio := a.Height * math.Min(a.Width, 2*r.Width) / math.Max(1, r.Height*r.Width); ratio > 1.6 {
		how = append(how, fmt.Sprintf("sizes of %.0f × %.0f and %.0f × %.0f", a.Width, a.Height, r.Width, r.Height))
	}
	if a.FontSize > r.FontSize*1.05 {
		how = append(how, fmt.Sprintf("letters of %.0f and %.0f pixels", a.FontSize, r.FontSize))
	}
	if a.FontWeight > r.FontWeight {
		how = append(how, fmt.Sprintf("weights of %.0f and %.0f", a.FontWeight, r.FontWeight))
	}
	if ca, cr := contrast(a.Colour, a.Ground), contrast(r.Colour, r.Ground); cr < 4.5 || ca > 2*cr {
		how = append(how, fmt.Sprintf("contrasts of %.1f and %.1f to 1", ca, cr))
	}
	if a.Ground != r.Ground {
		how = append(how, fmt.Sprintf("grounds of %s and %s", a.Ground, r.Ground))
	}
	if gap := distance(a, r); gap > 240 {
		how = append(how, fmt.Sprintf("%.0f pixels apart", gap))
	}
	return how
}

// distance is the gap between two boxes.
func distance(a, b *Box) float64 {
	dx := math.Max(0, math.Max(a.X-b.X-b.Width, b.X-a.X-a.Width))
	dy := math.Max(0, math.Max(a.Y-b.Y-b.Height, b.Y-a.Y-a.Height))
	return math.Hypot(dx, dy)
}

// contrast is that of WCAG 2.2 between two colours as browsers compute them; one that cannot be read contrasts enough.
func contrast(a, b string) float64 {
	la, okA := luminance(a)
	lb, okB := luminance(b)
	if !okA || !okB {
		return 21
	}
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(colour string) (float64, bool) {
	inner, ok := strings.CutPrefix(strings.TrimPrefix(colour, "rgba"), "rgb")
	inner = strings.Trim(inner, "() ")
	parts := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if !ok && !strings.HasPrefix(colour, "rgba") || len(parts) < 3 {
		return 0, false
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseFloat(parts[i], 64)
		if err != nil {
			return 0, false
		}
		n /= 255
		if n <= 0.04045 {
			n /= 12.92
		} else {
			n = math.Pow((n+0.055)/1.055, 2.4)
		}
		sum += weight * n
	}
	return sum, true
}
