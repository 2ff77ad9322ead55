package choice

import (
	"net/http"
	"testing"
)

// shows is a desk whose policy has banners counted.
func shows(t *testing.T, seen *[]string) *desk {
	return openWith(t, func(o *Options) {
		records := *o.Policy.Records
		records.Shown = true
		o.Policy.Records = &records
		o.Shown = func(language string) { *seen = append(*seen, language) }
		o.Rate = 2
	})
}

func TestABannerThatWasShownIsCounted(t *testing.T) {
	var seen []string
	d := shows(t, &seen)
	w := d.serve(request("POST", "/consent/shown", `{"language":"fr"}`, "Content-Type", "text/plain;charset=UTF-8"))
	if w.StatusCode != http.StatusNoContent || len(seen) != 1 || seen[0] != "fr" || len(cookies(w)) > 0 || len(d.records) > 0 {
		t.Errorf("status %d, seen %v, cookies %v, records %v", w.StatusCode, seen, cookies(w), d.records)
	}
	if d := open(t); d.serve(request("POST", "/consent/shown", `{"language":"fr"}`)).StatusCode != http.StatusNotFound {
		t.Error("it is counted where the policy does not say so")
	}
}

func TestWhatIsNoBannerIsNotCounted(t *testing.T) {
	var seen []string
	d := shows(t, &seen)
	for _, b := range []bad{
		{"another site", "POST", `{"language":"en"}`, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"no browser", "POST", `{"language":"en"}`, []string{"Sec-Fetch-Site", "", "Origin", ""}, 403},
		{"GET", "GET", "", nil, 405},
		{"a form", "POST", "language=en", []string{"Content-Type", formType}, 415},
		{"nothing", "POST", "", nil, 400},
		{"a language of another site", "POST", `{"language":"de"}`, nil, 400},
		{"too large", "POST", `{"language":"` + string(make([]byte, maxBody)) + `"}`, nil, 413},
	} {
		if w := d.serve(request(b.method, "/consent/shown", b.body, b.header...)); w.StatusCode != b.want || len(seen) > 0 {
			t.Errorf("%s: status %d, want %d, seen %v", b.what, w.StatusCode, b.want, seen)
		}
	}
	for range 10 {
		d.serve(request("POST", "/consent/shown", `{"language":"en"}`))
	}
	if len(seen) != 4 || d.reasons["rate"] != 6 {
		t.Errorf("%d are counted in a moment, refused for %v", len(seen), d.reasons)
	}
	if w := d.serve(request("POST", "/consent/choice", d.fill(good))); w.StatusCode != http.StatusNoContent {
		t.Errorf("an answer meanwhile: status %d", w.StatusCode)
	}
}
