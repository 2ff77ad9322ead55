//go:build browser

package audit

import (
	"strings"
	"testing"
	"time"

	"biscotte/policy/audit"
)

// Another banner is answered by the words on its buttons, or by selectors: what it leaves in local storage after a
// withdrawal is found, and nothing before an answer or after a refusal.
func TestAuditOfAnotherBanner(t *testing.T) {
	o := openPortal(t, func(source string) string {
		return strings.Replace(source, `{"name": "cart", "party": "first"`, `{"name": "their-consent", "party": "first", "kind": "necessary", "duration": "session", "purpose": {"en": "Keeps the answer."}},
            {"name": "cart", "party": "first"`, 1)
	})
	page := "https://site.localhost:" + o.port + "/other"
	for how, options := range map[string]Options{
		"by words":     {},
		"by selectors": {Accept: ".yes", Refuse: ".no", Withdraw: ".settings >> .no"},
	} {
		options.Wait, options.Flags = 250*time.Millisecond, trusting
		seen, err := Look(t.Context(), []string{page}, options)
		if err != nil {
			t.Fatalf("%v\nhint: `make tools` installs Chromium", err)
		}
		var kept bool
		for _, f := range audit.Judge(seen, o.policy) {
			switch {
			case f.Rule.ID == "kept" && f.Subject == `local storage "counter.queue"`:
				kept = true
			case f.Rule.ID == "kept" && strings.HasSuffix(f.Subject, "of tracker.localhost"):
				// no script of the page can remove the tracker's own cookie
			case f.Rule.ID != "tag-missing" && f.Rule.ID != "settings-link" && f.Rule.Severity == audit.Error:
				t.Errorf("%s: found is %s: %s", how, f.Rule.ID, f.Message)
			}
		}
		if !kept {
			t.Errorf("%s: what stays after a withdrawal was not found", how)
		}
	}
	seen, err := Look(t.Context(), []string{page}, Options{Flags: trusting, Wait: 250 * time.Millisecond, Refuse: ".nowhere", Timeout: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	var said bool
	for _, v := range seen.Visits {
		said = said || v.Phase == audit.Refused && strings.Contains(v.Failure, "there is no button to refuse")
	}
	if !said {
		t.Error("a button that is missing is not told of")
	}
}
