package choice

import (
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/web/record"
)

func TestAnAnswerIsKeptAndObeyed(t *testing.T) {
	d := open(t)
	choice := d.choice(60, some)
	w := d.post(choice)
	id, _ := record.ParseID(someID)
	want := record.Record{
		Ref: id.Ref(), Time: today, Kind: record.Given, Source: record.Banner, Site: "harbour", Language: "en", Regime: record.Strictest,
		Revision: record.Hash{1}, Bundle: record.Hash{9}, Choice: choice,
	}
	if !reflect.DeepEqual(d.records, []record.Record{want}) {
		t.Errorf("kept is %+v", d.records)
	}
	lines := []string{
		"eu-consent-lasting=" + choice + "; Path=/; Max-Age=15551940; SameSite=Lax; Secure",
		"eu-consent-record=" + someID + "; Path=/consent/; Max-Age=15551940; HttpOnly; SameSite=Lax; Secure",
	}
	if !reflect.DeepEqual(cookies(w), lines) {
		t.Errorf("the cookies are\n%s", strings.Join(cookies(w), "\n"))
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "Access-Control-Allow-Origin": "", "Cross-Origin-Resource-Policy": "same-origin"} {
		if got := w.Header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// The server writes a copy with the attributes of the script's cookie, and never that cookie: a copy that comes late would
// undo what has been decided since. Only a choice that grants nothing may take its place, and must: it lasts.
func TestTheServersCopy(t *testing.T) {
	d := open(t)
	k := d.o.Policy.ConsentCookie
	for origin, https := range map[string]bool{"https://harbour.example": true, "http://harbour.example": false} {
		for answers, grants := range map[string]bool{yes: true, some: true, no: false} {
			choice := d.choice(0, answers)
			want := []string{k.Lasting().Write(policy.Decode(choice), today.Unix(), https)}
			if !grants {
				want = append([]string{k.Write(policy.Decode(choice), today.Unix(), https)}, want...)
			}
			if got := choices(d.post(choice, "Origin", origin)); !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q", answers, got, want)
			}
		}
	}
}

// A domain that is another host's would have the browser refuse the cookie.
func TestACookieForTheHostThatAsks(t *testing.T) {
	for domain, line := range map[string]string{"harbour.example": "; Domain=harbour.example", "elsewhere.example": ""} {
		d := openWith(t, func(o *Options) {
			p := *o.Policy
			p.ConsentCookie.Domain, p.LanguageCookie.Domain = domain, domain
			o.Policy = &p
		})
		all := append(choices(d.post(d.choice(0, no))), cookies(d.serve(request(http.MethodPost, "/consent/language", `{"language":"fr"}`)))...)
		if len(all) != 3 {
			t.Fatalf("the cookies are %q", all)
		}
		for _, cookie := range all {
			if strings.Contains(cookie, "Domain=") != (line != "") || !strings.Contains(cookie, line) {
				t.Errorf("%s: %s", domain, cookie)
			}
		}
	}
}

func refOf(id string) record.Ref {
	parsed, _ := record.ParseID(id)
	return parsed.Ref()
}

// choices are the lines that write a consent cookie.
func choices(w *http.Response) []string {
	var lines []string
	for _, line := range cookies(w) {
		if strings.HasPrefix(line, "eu-consent=") || strings.HasPrefix(line, "eu-consent-lasting=") {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestWhatWasBefore(t *testing.T) {
	d := open(t)
	held := func(choice string) string { return "a=b; eu-consent=" + choice + "; eu-consent-record=" + otherID }
	before := d.choice(3600, yes)
	tests := []struct {
		choice, was, cookie string
		want                record.Kind
	}{
		{d.choice(0, yes), "", "", record.Given},
		{d.choice(0, no), "", "", record.Refused},
		{d.choice(0, no), before, held(d.choice(0, no)), record.Withdrawn}, // a script has written the new one already
		{d.choice(0, no), "", held(before), record.Withdrawn},
		{d.choice(0, some), before, "", record.Changed},
		{d.choice(0, yes), "nonsense", "", record.Given},
	}
	for i, test := range tests {
		d.records = nil
		body := strings.Replace(d.json(test.choice), `"source"`, `"was":"`+test.was+`","source"`, 1)
		d.serve(request(http.MethodPost, "/consent/choice", body, "Cookie", test.cookie))
		if len(d.records) != 1 || d.records[0].Kind != test.want {
			t.Errorf("%d: %+v, want %s", i, d.records, test.want)
		}
		if ref := d.records[0].Previous; (test.cookie != "") != (ref == refOf(otherID)) {
			t.Errorf("%d: the record before is %q", i, ref)
		}
	}
}

// Where nothing is granted, there is nothing to prove by an id: the browser forgets it.
func TestTheReceiptGoesWithTheConsent(t *testing.T) {
	d := open(t)
	w := d.post(d.choice(0, no), "Cookie", "eu-consent-record="+otherID)
	if got := cookies(w)[2]; got != "eu-consent-record=; Path=/consent/; Max-Age=0; HttpOnly; SameSite=Lax; Secure" {
		t.Errorf("it is %s", got)
	}
	if w = d.post(d.choice(0, no)); len(cookies(w)) != 2 {
		t.Errorf("there are %q", cookies(w))
	}
}

func TestAWithdrawalTakesCookiesBack(t *testing.T) {
	d := open(t)
	const there = "sessionid=1; _pk_id.7=2; count_id=3; map_view=4; lang=fr; unknown=5"
	line := func(name, path, domain string) string {
		if domain != "" {
			domain = "; Domain=" + domain
		}
		return name + "=; Path=" + path + "; Max-Age=0" + domain + "; Secure"
	}
	for answers, names := range map[string][]string{
		yes:                              nil,
		some:                             nil,
		no:                               {"count_id", "_pk_id.7", "map_view"},
		"statistics:true media:false":    {"map_view"},
		"statistics:false media:true":    {"count_id", "_pk_id.7"},
		"statistics:false ~counter:true": {"map_view"},
	} {
		var want []string
		add := func(names []string) {
			for _, path := range []string{"/", "/consent", "/consent/", "/consent/choice"} {
				for _, name := range names {
					for _, domain := range []string{"", "www.harbour.example", "harbour.example"} {
						want = append(want, line(name, path, domain))
					}
				}
			}
		}
		if len(names) > 0 && names[0] == "count_id" { // which no script can remove
			add(names[:1])
			names = names[1:]
		}
		add(names)
		w := d.post(d.choice(0, answers), "Cookie", there, "X-Forwarded-Host", "www.harbour.example:443", "Origin", "https://www.harbour.example:443")
		var got []string
		for _, l := range cookies(w) {
			if !strings.HasPrefix(l, "eu-consent") {
				got = append(got, l)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", answers, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	many := "count_id=1"
	for i := range 100 {
		many += "; _pk_" + string('a'+rune(i%26)) + string('a'+rune(i/26)) + "=1"
	}
	if n := len(strings.Join(cookies(d.post(d.choice(0, no), "Cookie", many)), "")); n < maxExpired || n > maxExpired+500 {
		t.Errorf("%d bytes of cookies are written", n)
	}
}

// The visitor has answered again meanwhile: what was sent late is kept, and no longer obeyed.
func TestAnAnswerThatComesLate(t *testing.T) {
	d := open(t)
	w := d.post(d.choice(600, yes), "Cookie", "eu-consent="+d.choice(60, no))
	if len(d.records) != 1 || len(cookies(w)) != 0 {
		t.Errorf("kept %d, cookies %q", len(d.records), cookies(w))
	}
	if w = d.post(d.choice(60, no), "Cookie", "eu-consent="+d.choice(60, no)); len(cookies(w)) != 2 {
		t.Errorf("sent again, it gives the cookies %q", cookies(w))
	}
	forgotten := "eu-consent=1." + strconv.FormatInt(today.Unix()-60, 10)
	if w = d.post(d.choice(600, yes), "Cookie", forgotten); len(cookies(w)) != 0 {
		t.Errorf("forgotten meanwhile, it gives the cookies %q", cookies(w))
	}
	if w = d.post(d.choice(30, yes), "Cookie", forgotten); len(choices(w)) != 1 {
		t.Errorf("answered after that, it gives the cookies %q", cookies(w))
	}
	bare := d.json("1." + strconv.FormatInt(today.Unix(), 10))
	if w = d.serve(request(http.MethodPost, "/consent/choice", bare)); w.StatusCode != http.StatusBadRequest {
		t.Errorf("a choice without answers passes for one: status %d", w.StatusCode)
	}
}

// A page that was opened before the policy changed asks by the older one.
func TestAnAnswerToAnOlderText(t *testing.T) {
	d := open(t)
	for view, want := range map[string]byte{"a/more.1.": 1, "a/more.0.": 2, "": 1} {
		d.records = nil
		body := strings.Replace(d.json(d.choice(0, "statistics:true")), "a/more.1.", view, 1)
		w := d.serve(request(http.MethodPost, "/consent/choice", body))
		if w.StatusCode != http.StatusNoContent || d.records[0].Revision != (record.Hash{want}) {
			t.Errorf("%q: status %d, %+v", view, w.StatusCode, d.records)
		}
	}
}

// The store is away: the visitor's browser has the answer, and sends it again later.
func TestAnAnswerThatCannotBeKept(t *testing.T) {
	d := open(t)
	d.broken = errors.New("the disk is full")
	w := d.serve(request(http.MethodPost, "/consent/choice", d.json(d.choice(0, yes))))
	if w.StatusCode != http.StatusServiceUnavailable || w.Header.Get("Retry-After") == "" || len(cookies(w)) != 0 {
		t.Errorf("status %d, %v", w.StatusCode, w.Header)
	}
	if d.seen["choice Service Unavailable"] != 1 {
		t.Errorf("it was seen as %v", d.seen)
	}
}

func TestThereIsALimit(t *testing.T) {
	d := openWith(t, func(o *Options) { o.Rate = 2 })
	var taken int
	for range 10 {
		w := d.serve(request(http.MethodPost, "/consent/choice", d.json(d.choice(0, yes))))
		if w.StatusCode == http.StatusNoContent {
			taken++
		} else if w.StatusCode != http.StatusTooManyRequests || w.Header.Get("Retry-After") == "" {
			t.Errorf("status %d", w.StatusCode)
		}
	}
	if taken != 4 {
		t.Errorf("%d are taken at once, want twice what is taken in a second", taken)
	}
	d.now = d.now.Add(time.Second)
	d.post(d.choice(0, yes))
}

// The signal is the browser's own: a page cannot claim it.
func TestAnAnswerOfTheBrowserItself(t *testing.T) {
	d := open(t)
	body := strings.Replace(d.json(d.choice(0, "statistics:false")), "banner", "gpc", 1)
	if w := d.serve(request(http.MethodPost, "/consent/choice", body)); w.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("without the signal: %d", w.StatusCode)
	}
	w := d.serve(request(http.MethodPost, "/consent/choice", body, "Sec-GPC", "1"))
	if w.StatusCode != http.StatusNoContent || d.records[0].Kind != record.GPC || d.records[0].Source != record.Signal {
		t.Errorf("status %d, %+v", w.StatusCode, d.records)
	}
}

func TestLanguage(t *testing.T) {
	d := open(t)
	const line = "lang=fr; Path=/; Max-Age=3600; SameSite=Lax; HttpOnly"
	w := d.serve(request(http.MethodPost, "/consent/language", `{"language":"fr"}`))
	if w.StatusCode != http.StatusNoContent || !reflect.DeepEqual(cookies(w), []string{line}) {
		t.Errorf("status %d, %q", w.StatusCode, cookies(w))
	}
	const form, again = "application/x-www-form-urlencoded", "preferences?language=fr"
	for back, want := range map[string]string{"": again, "/a%3Fb=c": "/a?b=c", "//evil.example": again} {
		w = d.serve(request(http.MethodPost, "/consent/language", "language=fr&back="+back, "Content-Type", form))
		if w.StatusCode != http.StatusSeeOther || !reflect.DeepEqual(cookies(w), []string{line}) || w.Header.Get("Location") != want {
			t.Errorf("back to %q: status %d, %v", back, w.StatusCode, w.Header)
		}
	}
	for body, want := range map[string]int{`{"language":"de"}`: 400, `{"language":"fr\r\nSet-Cookie: a=b"}`: 400, `[]`: 400, `{`: 400} {
		if w := d.serve(request(http.MethodPost, "/consent/language", body)); w.StatusCode != want || len(cookies(w)) != 0 {
			t.Errorf("%s: status %d, %q", body, w.StatusCode, cookies(w))
		}
	}
	if w := d.serve(request(http.MethodPost, "/consent/language", `{"language":"fr"}`, "Sec-Fetch-Site", "cross-site")); w.StatusCode != http.StatusForbidden {
		t.Errorf("from elsewhere: %d", w.StatusCode)
	}
}

// A visitor whose clock is wrong refuses at a time that no reader of the cookie believes: an earlier yes must not stand for
// that. The refusal that the browser has in its cookie is one of now; of a yes, the time has to be right.
func TestARefusalByAWrongClock(t *testing.T) {
	const day = 24 * 60 * 60
	for _, days := range []int64{-3, -300, 200, 5000} { // ago
		d := open(t)
		refusal, consent := d.choice(days*day, no), d.choice(60, yes)
		kept := "eu-consent=" + refusal + "; eu-consent-lasting=" + consent
		w := d.serve(request(http.MethodPost, "/consent/choice", d.json(refusal), "Cookie", kept))
		if w.StatusCode != http.StatusNoContent || len(d.records) != 1 || d.records[0].Kind != record.Withdrawn {
			t.Fatalf("%d days: status %d, %+v", -days, w.StatusCode, d.records)
		}
		lines := choices(w)
		if len(lines) != 1 {
			t.Fatalf("%d days: the browser's own cookie is its own: %q", -days, lines)
		}
		value, _, _ := strings.Cut(strings.TrimPrefix(lines[0], "eu-consent-lasting="), ";")
		now := policy.Latest([]string{refusal, value}, today.Unix())
		if now == nil || policy.Grants(now) || now.Time < policy.Decode(consent).Time {
			t.Errorf("%d days: the server's readers have %+v of %q", -days, now, lines)
		}
		d = open(t)
		if w := d.serve(request(http.MethodPost, "/consent/choice", d.json(refusal))); w.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%d days, not in the cookie: status %d", -days, w.StatusCode)
		}
		late := d.choice(days*day, yes)
		if w := d.serve(request(http.MethodPost, "/consent/choice", d.json(late), "Cookie", "eu-consent="+late)); w.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%d days, a yes: status %d", -days, w.StatusCode)
		}
	}
}
