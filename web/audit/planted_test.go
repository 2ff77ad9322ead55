//go:build browser

package audit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"biscotte/policy/audit"
)

// names are the pages of the site, each with one fault, which is that of a rule but for what comes behind a slash.
func names(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		if only := os.Getenv("AUDIT_PAGE"); only == "" || slices.Contains(strings.Split(only, ","), name) {
			all = append(all, name)
		}
	}
	return all
}

// ruleOf is the rule that a page is against.
func ruleOf(page string) string {
	if page == "undeclared-request" {
		return "undeclared"
	}
	return page
}

// untraced are the faults that no tag of the page is to blame for.
var untraced = []string{"banner-absent", "unequal-buttons", "settings-link", "tag-missing", "vary"}

// Every planted fault is found, on its own page and with the line that it was planted on.
func TestAuditFindsPlantedFaults(t *testing.T) {
	o := openPortal(t, func(source string) string {
		return strings.Replace(source, `adverts.example/privacy", "thirdParty": true`, `adverts.example/privacy"`, 1)
	})
	pages := names(t)
	seen := look(t, o, planted, pages)
	findings := audit.Judge(seen, o.policy)
	for _, page := range pages {
		i := slices.IndexFunc(findings, func(f audit.Finding) bool {
			return f.Rule.ID == ruleOf(page) && slices.Contains(f.Pages, o.page(planted, page))
		})
		if i < 0 {
			t.Errorf("%s: the fault was not found; found was %s", page, said(findings, o.page(planted, page)))
			continue
		}
		f := findings[i]
		switch {
		case slices.Contains(untraced, page):
		case f.Cause == nil || f.Cause.Tag == nil:
			t.Errorf("%s: no tag is blamed: %+v", page, f.Cause)
		case f.Cause.Tag.Line != o.plantedLine(page) || f.Cause.Tag.Page != o.page(planted, page):
			t.Errorf("%s: blamed is %s:%d, want line %d", page, f.Cause.Tag.Page, f.Cause.Tag.Line, o.plantedLine(page))
		}
		for _, other := range findings {
			if slices.Contains(other.Pages, o.page(planted, page)) && other.Rule.ID != ruleOf(page) && !follows[page][other.Rule.ID] && other.Rule.ID != loaded && other.Rule.Severity != audit.Note {
				t.Errorf("%s: also found was %s: %s", page, other.Rule.ID, other.Message)
			}
		}
	}
}

// loaded is the rule that a busy machine is against.
const loaded = "tag-blocking"

// follows are the rules that a fault is against besides its own.
var follows = map[string]map[string]bool{
	// A page without the banner has nothing to answer with.
	"banner-absent": {"not-seen": true},
	"tag-missing":   {"not-seen": true, "settings-link": true},
}

// The twin without faults has none.
func TestAuditFindsNothingInTheTwin(t *testing.T) {
	o := openPortal(t, func(source string) string { return source })
	seen := look(t, o, clean, names(t))
	for _, f := range audit.Judge(seen, o.policy) {
		if f.Rule.Severity != audit.Note && f.Rule.ID != loaded {
			t.Errorf("%s: %s: %s %+v", f.Page, f.Rule.ID, f.Message, f.Cause)
		}
	}
	for _, v := range seen.Visits {
		if v.Phase == audit.Accepted && v.Only == "" && strings.Contains(v.Page, "before-answer") && !slices.ContainsFunc(v.Kept, func(k audit.Item) bool { return k.Name == "_count_id" }) {
			t.Errorf("the held counter kept nothing after a yes: %+v", v.Kept)
		}
	}
}

func look(t *testing.T, o *portal, twin string, names []string) *audit.Seen {
	t.Helper()
	var pages []string
	for _, name := range names {
		pages = append(pages, o.page(twin, name))
	}
	seen, err := Look(t.Context(), pages, Options{Flags: trusting, Wait: 250 * time.Millisecond, Each: []string{"statistics", "advertising"}, Workers: 3})
	if err != nil {
		t.Fatalf("%v\nhint: `make tools` installs Chromium", err)
	}
	return seen
}

// said lists what was found on a page.
func said(findings []audit.Finding, page string) string {
	var all []string
	for _, f := range findings {
		if slices.Contains(f.Pages, page) {
			all = append(all, f.Rule.ID+": "+f.Message)
		}
	}
	return strings.Join(all, "; ")
}
