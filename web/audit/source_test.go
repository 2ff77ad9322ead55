package audit

import (
	"strings"
	"testing"
)

const sourcePage = `<!doctype html>
<html>
<head>
<script src="/consent.js"></script>
<script
  type="text/plain" data-consent="statistics"
  src="https://stats.example/a.js#x"></script>
<script>
  window.dataLayer = [];
  dataLayer.push(["config", "G-1"]);
</script>
</head>
<body>
<a href="https://other.example/">Another site</a>
<iframe src="//tube.example/frame"></iframe>
<script type="text/plain" data-consent="media">console.log("Ω𝄞")</script>
</body>
</html>
`

// Elements are found with their lines, and their addresses as the browser resolves them.
func TestReadSource(t *testing.T) {
	s := readSource("https://www.example.org/a/", []byte(sourcePage))
	for address, line := range map[string]int64{
		"https://www.example.org/consent.js": 4, "https://stats.example/a.js": 5, "https://tube.example/frame": 15,
	} {
		e := s.byAddress[address]
		if e == nil || e.Line != line {
			t.Errorf("%s is %+v, want line %d", address, e, line)
		}
	}
	if e := s.byAddress["https://www.example.org/consent.js"]; e != nil && !e.Banner {
		t.Error("the banner's tag is not known")
	}
	if e := s.at(10); e == nil || e.Line != 8 || e.Arrays != 10 {
		t.Errorf("at line 10 is %+v", e)
	}
	if e := s.at(14); e != nil {
		t.Errorf("a link is %+v", e)
	}
	if e := s.held(`console.log("Ω𝄞")`); e == nil || e.Line != 16 {
		t.Errorf("the held script is %+v", e)
	}
}

// Whatever a server sends, lines stay within it.
func FuzzSource(f *testing.F) {
	f.Add(sourcePage)
	f.Add("<script")
	f.Add("<script src=a>\n<script>\x00</script\n>")
	f.Fuzz(func(t *testing.T, page string) {
		lines := int64(strings.Count(page, "\n")) + 1
		s := readSource("https://www.example.org/", []byte(page))
		for _, e := range s.elements {
			if e.Line < 1 || e.Line > e.last || e.last > lines {
				t.Errorf("lines %d to %d of %d", e.Line, e.last, lines)
			}
		}
	})
}

func TestSameSite(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"www.example.org", "cdn.example.org"}:  true,
		{"www.example.org", ".example.org"}:     true,
		{"a.co.uk", "b.co.uk"}:                  false,
		{"a.github.io", "b.github.io"}:          false,
		{"127.0.0.1", "127.0.0.1"}:              true,
		{"127.0.0.1", "127.0.0.2"}:              false,
		{"site.localhost", "tracker.localhost"}: false,
	} {
		if sameSite(pair[0], pair[1]) != want {
			t.Errorf("%s and %s: want %v", pair[0], pair[1], want)
		}
	}
}
