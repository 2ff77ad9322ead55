package choice

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/record"
	"biscotte/web/site"
)

// The link to the form is the same on every page: browsers say which one it was on.
func TestTheWayBack(t *testing.T) {
	d := open(t)
	const here = "https://harbour.example"
	for _, test := range []struct{ query, referrer, want string }{
		{"", "", "/"},
		{"", here + "/page?a=b", "/page?a=b"},
		{"", here + "/a%2Fb/", "/a%2Fb/"},
		{"?back=/named", here + "/page", "/named"},
		{"?back=https://evil.example/", here + "/page", "/page"},
		{"?back=//evil.example/", "", "/"},
		{`?back=/\evil.example`, "", "/"},
		{"?back=javascript:alert(1)", "", "/"},
		{"", "https://evil.example/page", "/"},
		{"", "https://harbour.example.evil.example/page", "/"},
		{"", here + "//evil.example/", "/"},
		{"", here + "/consent/preferences?back=/page&language=fr", "/page"},
		{"", here + "/consent/preferences?back=//evil.example/", "/"},
		{"", here + "/consent/choice", "/"},
		{"", here, "/"},
		{"", "%zz", "/"},
	} {
		if _, s := d.get("/consent/preferences"+test.query, "Referer", test.referrer); s.links[0] != test.want {
			t.Errorf("%q from %q: it leads to %q, want %q", test.query, test.referrer, s.links[0], test.want)
		}
	}
}

// A language is picked for the whole site, where it has a cookie for that; the form is shown in it even without.
func TestPickingALanguage(t *testing.T) {
	d := open(t)
	_, s := d.get("/consent/preferences?back=/page")
	values := s.language.hidden
	values.Set("language", "fr")
	w := d.serve(request(http.MethodPost, "/consent/"+s.language.action, values.Encode(), "Content-Type", formType))
	if got := w.Header.Get("Location"); w.StatusCode != http.StatusSeeOther || got != "preferences?back=%2Fpage&language=fr" {
		t.Errorf("status %d, to %q", w.StatusCode, got)
	}
	if got := cookies(w); len(got) != 1 || !strings.HasPrefix(got[0], "lang=fr;") {
		t.Errorf("cookies %q", got)
	}
	d = openWith(t, func(o *Options) {
		without := *o.Policy
		without.LanguageCookie = nil
		o.Policy = &without
	})
	_, s = d.get("/consent/preferences?back=/page")
	if link := s.links[len(s.links)-1]; s.language != nil || link != "preferences?back=%2Fpage&language=fr" {
		t.Errorf("without a cookie: a link to %q", link)
	}
}

// A form that is stale comes back as it is now, and says that nothing is saved.
func TestAStaleForm(t *testing.T) {
	d := open(t)
	_, s := d.get("/consent/preferences?back=/page&language=fr")
	s.hidden.Set("revision", record.Hash{7}.String())
	w := d.press(s, "accept")
	if w.StatusCode != http.StatusConflict || len(cookies(w)) != 0 || len(d.records) != 0 {
		t.Fatalf("status %d, %q, %d records", w.StatusCode, cookies(w), len(d.records))
	}
	if w.Header.Get("Content-Security-Policy") != pagePolicy {
		t.Error("the page is not strict")
	}
	s = parse(t, w)
	const french = "Vos choix ne sont pas enregistrés. Vérifiez-les et enregistrez-les à nouveau."
	if !strings.Contains(s.text, french) || s.links[0] != "/page" {
		t.Errorf("it leads to %q, and says %s", s.links[0], s.text)
	}
	if w := d.press(s, "accept"); w.StatusCode != http.StatusSeeOther || len(d.records) != 1 {
		t.Errorf("sent again: status %d, %d records", w.StatusCode, len(d.records))
	}
	values := url.Values{"answer": {"accept"}}
	w = d.serve(request(http.MethodPost, "/consent/choice", values.Encode(), "Content-Type", formType, "Sec-Fetch-Site", "cross-site"))
	if w.StatusCode != http.StatusForbidden || strings.HasPrefix(w.Header.Get("Content-Type"), "text/html") {
		t.Errorf("from another site: status %d, %q", w.StatusCode, w.Header)
	}
}

// An answer to a text that has changed since counts for what has not; the rest is asked again, and the page says so.
func TestTheFormSaysWhatIsNew(t *testing.T) {
	d := openWith(t, func(o *Options) {
		purposes := append([]policy.Purpose(nil), o.Policy.Purposes()...)
		for i := range purposes {
			if purposes[i].ID == "media" {
				purposes[i].Fingerprint, purposes[i].Earlier = "changed", nil
			}
		}
		o.Revisions[0].Asked = []site.Asked{{Kind: policy.OptIn, Begin: "a/more.1.", Purposes: purposes}}
	})
	const since = "This has changed."
	if _, s := d.get("/consent/preferences"); strings.Contains(s.text, since) {
		t.Error("something is new to somebody who has not answered")
	}
	_, s := d.get("/consent/preferences?saved=1", "Cookie", "eu-consent="+open(t).choice(60, yes))
	if strings.Count(s.text, since) != 1 || !strings.Contains(s.text, "asks only about what has changed") {
		t.Errorf("it says %s", s.text)
	}
	if !s.boxes["statistics/counter"] || s.boxes["media/video"] || s.boxes["media/maps"] {
		t.Errorf("on are %v", s.boxes)
	}
}
