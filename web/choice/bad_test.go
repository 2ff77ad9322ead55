package choice

import (
	"net/http"
	"strings"
	"testing"
)

// bad is a request that must change nothing. body has %C for a choice that is good; header is field and value in turn,
// an empty value takes the field out.
type bad struct {
	what   string
	method string
	body   string
	header []string
	want   int
}

const (
	good     = `{"id":"` + someID + `","choice":"%C","language":"en","shown":"a/more.1.","source":"banner"}`
	goodForm = `id=` + someID + `&language=en&answer=accept&revision=` + revision1
	formType = "application/x-www-form-urlencoded"

	revision1 = "0100000000000000000000000000000000000000000000000000000000000000" // of openWith
)

func with(old, new string) string { return strings.Replace(good, old, new, 1) }

func formWith(old, new string) string { return strings.Replace(goodForm, old, new, 1) }

var badRequests = []bad{
	// From elsewhere.
	{"another site", "POST", good, []string{"Sec-Fetch-Site", "cross-site"}, 403},
	{"a sister site", "POST", good, []string{"Sec-Fetch-Site", "same-site"}, 403},
	{"the address bar", "POST", good, []string{"Sec-Fetch-Site", "none"}, 403},
	{"a made up value", "POST", good, []string{"Sec-Fetch-Site", "same-origin, cross-site"}, 403},
	{"an older browser on another site", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, 403},
	{"an older browser on a sister site", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "https://a.harbour.example"}, 403},
	{"an older browser on another port", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "https://harbour.example:8443"}, 403},
	{"a host that begins alike", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "https://harbour.example.evil.example"}, 403},
	{"a sandboxed frame", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "null"}, 403},
	{"no browser", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", ""}, 403},
	{"no browser, a page of ours", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "", "Referer", "https://harbour.example/"}, 403},
	{"a form on another site", "POST", goodForm, []string{"Content-Type", formType, "Sec-Fetch-Site", "cross-site"}, 403},
	{
		"a text browser's form on another site", "POST", goodForm,
		[]string{"Content-Type", formType, "Sec-Fetch-Site", "", "Origin", "", "Referer", "https://evil.example/"},
		403,
	},

	// Not as it is to be sent.
	{"GET", "GET", "", nil, 405},
	{"HEAD", "HEAD", "", nil, 405},
	{"PUT", "PUT", good, nil, 405},
	{"DELETE", "DELETE", "", nil, 405},
	{"a preflight request", "OPTIONS", "", nil, 405},
	{"no type", "POST", good, []string{"Content-Type", ""}, 415},
	{"markup", "POST", good, []string{"Content-Type", "text/html"}, 415},
	{"a form with files", "POST", good, []string{"Content-Type", "multipart/form-data; boundary=x"}, 415},
	{"another alphabet", "POST", good, []string{"Content-Type", "application/json; charset=utf-16"}, 415},
	{"a type that is none", "POST", good, []string{"Content-Type", "application/json; ="}, 415},
	{"packed", "POST", good, []string{"Content-Encoding", "gzip"}, 415},
	{"too large", "POST", with(`"shown"`, `"more":"`+strings.Repeat("x", maxBody)+`","shown"`), nil, 413},
	{"a form too large", "POST", goodForm + "&on=" + strings.Repeat("x", maxBody), []string{"Content-Type", formType}, 413},

	// No answer.
	{"nothing", "POST", "", nil, 400},
	{"half of it", "POST", good[:60], nil, 400},
	{"two of it", "POST", good + good, nil, 400},
	{"a list", "POST", "[" + good + "]", nil, 400},
	{"a text", "POST", `"%C"`, nil, 400},
	{"null", "POST", `null`, nil, 400},
	{"numbers for texts", "POST", with(`"%C"`, `1795000000`), nil, 400},
	{"deeper than anybody reads", "POST", strings.Repeat("[", 2000) + strings.Repeat("]", 2000), nil, 400},
	{"no id", "POST", with(someID, ""), nil, 400},
	{"a short id", "POST", with(someID, "0123"), nil, 400},
	{"an id of nothing", "POST", with(someID, strings.Repeat("0", 32)), nil, 400},
	{"an id in capitals", "POST", with(someID, strings.ToUpper(someID)), nil, 400},
	{"no choice", "POST", with("%C", ""), nil, 400},
	{"another format", "POST", with("%C", "2.1795000000.statistics:true:k3f9a2"), nil, 400},
	{"a choice with a line break", "POST", with("%C", `%C\r\nSet-Cookie: a=b`), nil, 400},
	{"a choice with a semicolon", "POST", with("%C", `%C; Domain=example`), nil, 400},
	{"a choice that says it twice", "POST", with("%C", "%C.media:true:%F"), nil, 400},
	{"an unknown source", "POST", with("banner", "fax"), nil, 400},
	{"a form's source without a form", "POST", with("banner", "form"), nil, 400},
	{"no source", "POST", with("banner", ""), nil, 400},
	{"no language", "POST", with(`"en"`, `""`), nil, 400},
	{"a language of another site", "POST", with(`"en"`, `"de"`), nil, 400},

	// An answer to something else.
	{"an older fingerprint", "POST", with("%C", "1.%T.statistics:true:zzzzzz"), nil, 409},
	{"an unknown category", "POST", with("%C", "%C.ads:true:zzzzzz"), nil, 409},
	{"a category that is not asked", "POST", with("%C", "%C.needed:false:%N"), nil, 409},
	{"the texts of a policy that asked less", "POST", with("a/more.1.", "a/more.0."), nil, 409},
	{"an unknown service", "POST", with("%C", "%C.~ads:true"), nil, 409},
	{"a service of a category that is not answered", "POST", with("%C", "1.%T.media:true:%F.~counter:true"), nil, 409},
	{"unknown texts", "POST", with("a/more.1.", "a/more.7."), nil, 409},
	{"half of the texts", "POST", with("a/more.1.", "a/more."), nil, 409},

	// A time that cannot be.
	{"from next week", "POST", with("%C", "1.%W.media:true:%F"), nil, 422},
	{"from last year", "POST", with("%C", "1.%Y.media:true:%F"), nil, 422},
	{"a signal that is not there", "POST", with("banner", "gpc"), nil, 422},
	{"a signal that is none", "POST", with("banner", "gpc"), []string{"Sec-GPC", "true"}, 422},

	// A form that is none of ours.
	{"a form of percent signs", "POST", "%zz", []string{"Content-Type", formType}, 400},
	{"a form without a button", "POST", formWith("accept", ""), []string{"Content-Type", formType}, 400},
	{"a form with another button", "POST", formWith("accept", "maybe"), []string{"Content-Type", formType}, 400},
	{"a form without an id", "POST", formWith(someID, ""), []string{"Content-Type", formType}, 400},
	{"a form of another revision", "POST", formWith("revision=01", "revision=07"), []string{"Content-Type", formType}, 409},
	{"a form without a revision", "POST", formWith(revision1, ""), []string{"Content-Type", formType}, 409},
	{"a form of another regime", "POST", goodForm + "&regime=mars", []string{"Content-Type", formType}, 409},
	{"a form of another language", "POST", formWith("=en", "=de"), []string{"Content-Type", formType}, 400},
}

// fill puts what depends on the policy and the time into a body.
func (d *desk) fill(body string) string {
	stamp := func(offset int64) string { return strings.Split(d.choice(-offset, yes), ".")[1] }
	return strings.NewReplacer(
		"%C", d.choice(60, yes), "%T", stamp(0), "%W", stamp(7*day), "%Y", stamp(-365*day),
		"%F", d.fingerprint("", "media"), "%N", d.fingerprint("", "needed"),
	).Replace(body)
}

func TestBadRequestsChangeNothing(t *testing.T) {
	if len(badRequests) < 40 {
		t.Fatalf("only %d", len(badRequests))
	}
	d := open(t)
	for _, b := range badRequests {
		w := d.serve(request(b.method, "/consent/choice", d.fill(b.body), b.header...))
		if w.StatusCode != b.want {
			t.Errorf("%s: status %d, want %d", b.what, w.StatusCode, b.want)
		}
		if len(d.records) > 0 || len(cookies(w)) > 0 {
			t.Fatalf("%s: kept %+v, cookies %q", b.what, d.records, cookies(w))
		}
		if n := d.seen["choice "+http.StatusText(b.want)]; n != 1 {
			t.Errorf("%s: counted %d times", b.what, n)
		}
		if len(d.reasons) != 1 || !d.hasReason(b.want) {
			t.Errorf("%s: for the reasons %v", b.what, d.reasons)
		}
		clear(d.seen)
		clear(d.reasons)
	}
	if w := d.serve(request("POST", "/consent/choice", d.fill(good))); w.StatusCode != http.StatusNoContent {
		t.Errorf("and the good one: %d", w.StatusCode)
	}
}

// hasReason reports whether one refusal was counted, for a reason that goes with its status.
func (d *desk) hasReason(status int) bool {
	for _, r := range refusals {
		if r.status == status && d.reasons[r.reason] == 1 {
			return true
		}
	}
	return false
}

// What is odd, and right all the same.
func TestOddRequestsAreTaken(t *testing.T) {
	for _, b := range []bad{
		{"a beacon", "POST", good, []string{"Content-Type", "text/plain;charset=UTF-8"}, 204},
		{"an older browser", "POST", good, []string{"Sec-Fetch-Site", ""}, 204},
		{"a proxy with another name", "POST", good, []string{"Sec-Fetch-Site", "", "Origin", "https://www.example", "X-Forwarded-Host", "www.example"}, 204},
		{"a field of a later version", "POST", with(`"shown"`, `"mood":"good","shown"`), nil, 204},
		{"a clock that is an hour ahead", "POST", with("%C", "1.%A.media:true:%F"), nil, 204},
		{"one question of two", "POST", with("%C", "1.%T.media:true:%F"), nil, 204},
		{"a text browser", "POST", goodForm, []string{"Content-Type", formType, "Sec-Fetch-Site", "", "Origin", ""}, 303},
		{
			"a text browser that says where it was", "POST", goodForm,
			[]string{"Content-Type", formType, "Sec-Fetch-Site", "", "Origin", "", "Referer", "http://harbour.example/consent/preferences"},
			303,
		},
	} {
		d := open(t)
		body := strings.Replace(d.fill(b.body), "%A", strings.Split(d.choice(-3600, yes), ".")[1], 1)
		if w := d.serve(request(b.method, "/consent/choice", body, b.header...)); w.StatusCode != b.want || len(d.records) != 1 {
			t.Errorf("%s: status %d, kept %d", b.what, w.StatusCode, len(d.records))
		}
	}
}

func TestPathsAreKnownByName(t *testing.T) {
	d := open(t)
	for _, path := range []string{"/choice", "/consent/choice/", "/consent//choice", "/consent/x/../choice", "/consent/%63hoice", "/consent/Choice", "/"} {
		if w := d.serve(request("POST", path, d.fill(good))); w.StatusCode != http.StatusNotFound || len(d.records) > 0 {
			t.Errorf("%s: status %d", path, w.StatusCode)
		}
	}
}

// Whatever comes, nothing is kept or written that is not a whole answer to today's question.
func FuzzAnswer(f *testing.F) {
	d := open(f)
	for _, b := range badRequests {
		f.Add(d.fill(b.body), false)
		f.Add(d.fill(b.body), true)
	}
	f.Add(d.fill(good), false)
	f.Add("id="+someID+"&language=fr&answer=save&on=media/maps&on=statistics/counter&back=/a&revision="+revision1, true)
	f.Fuzz(func(t *testing.T, body string, form bool) {
		d.records = nil
		header := []string{"Cookie", "count_id=1; eu-consent-record=" + body}
		if form {
			header = append(header, "Content-Type", formType)
		}
		w := d.serve(request("POST", "/consent/choice", body, header...))
		taken := w.StatusCode == http.StatusNoContent || w.StatusCode == http.StatusSeeOther
		if taken != (len(d.records) == 1) || !taken && len(cookies(w)) > 0 {
			t.Fatalf("status %d, kept %d, cookies %q", w.StatusCode, len(d.records), cookies(w))
		}
		for _, line := range cookies(w) {
			if strings.ContainsAny(line, "\r\n") {
				t.Fatalf("a line break in %q", line)
			}
		}
	})
}
