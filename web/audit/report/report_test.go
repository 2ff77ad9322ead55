package report

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"biscotte/policy/audit"
)

// hostile is a report in which everything that comes from pages is markup.
func hostile() *Report {
	const evil = `</td><script>alert(1)</script><img src=x onerror=alert(2)>` + "`[a](javascript:b)"
	cause := &audit.Cause{Script: "https://x.example/" + evil, Line: 1, Column: 2, Tag: &audit.Tag{Page: evil, Line: 3, Markup: evil}}
	seen := &audit.Seen{Browser: evil, Partial: true, Visits: []audit.Visit{
		{Page: evil, Phase: audit.Before, Notes: []string{evil}, Picture: []byte{0xff, 0xd8}, Writes: []audit.Write{{Kind: audit.KindCookie, Name: evil, Origin: evil, Cause: cause}}},
		{Page: evil, Phase: audit.Refused, Failure: evil},
	}}
	return &Report{Seen: seen, Findings: []audit.Finding{{
		Rule: audit.Rules[0], Message: evil, Hint: evil, Page: evil, Pages: []string{evil, "b"}, Cause: cause,
	}}}
}

// What pages say is text: no element and no attribute of theirs gets into the report, and nothing in it is fetched.
func TestHTMLHoldsNoMarkupOfOthers(t *testing.T) {
	out, err := hostile().HTML()
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "script" && n.Type == html.ElementNode {
			t.Error("the report has a script")
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/jpeg;base64,") {
				t.Errorf("the report has %s=%q", a.Key, a.Val)
			}
		}
	}
	if !strings.Contains(string(out), "ended early") {
		t.Error("the report does not say that it is partial")
	}
}

// In Markdown, text of others is shown as it is.
func TestMarkdownHoldsNoMarkupOfOthers(t *testing.T) {
	out := string(hostile().Markdown())
	for _, line := range strings.Split(out, "\n") {
		bare := line
		if _, rest, ok := strings.Cut(line, "``"); ok {
			bare = strings.TrimSuffix(rest, "``")
			if strings.Contains(bare, "``") {
				t.Errorf("the code ends early in %s", line)
			}
			continue
		}
		if strings.Contains(strings.ReplaceAll(bare, `\<`, ""), "<") {
			t.Errorf("markup in %s", line)
		}
	}
}
