package choice

import (
	"net/http"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/record"
)

// uk is a choice under the regime in which statistics are used until the visitor objects.
func (d *desk) uk(ago int64, statistics, media bool) string {
	c := &policy.Choice{Time: today.Unix() - ago, Answers: []policy.Answer{
		{Category: "statistics", Granted: statistics, Fingerprint: d.fingerprint("uk", "statistics")},
		{Category: "media", Granted: media, Fingerprint: d.fingerprint("uk", "media")},
	}}
	return c.Encode()
}

const day = 24 * 60 * 60

// What was asked under one regime is recorded and obeyed as that; an objection counts longer than a yes.
func TestAnAnswerUnderARegime(t *testing.T) {
	d := open(t)
	choice := d.uk(200*day, false, false)
	body := strings.Replace(d.json(choice), "a/more.1.", "a/more.2.", 1)
	w := d.serve(request(http.MethodPost, "/consent/choice", body))
	if w.StatusCode != http.StatusNoContent || d.records[0].Regime != "uk" {
		t.Fatalf("status %d, kept %+v", w.StatusCode, d.records)
	}
	if want := "eu-consent=" + choice + "; Path=/; Max-Age=17280000; SameSite=Lax; Secure"; choices(w)[0] != want {
		t.Errorf("the cookie is %s, want %s", cookies(w)[0], want)
	}
	if w := d.serve(request(http.MethodPost, "/consent/choice", d.json(choice))); w.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("under the strictest regime, where it has run out: status %d", w.StatusCode)
	}
	if w := d.serve(request(http.MethodPost, "/consent/choice", d.json(d.uk(60, true, false)))); w.StatusCode != http.StatusConflict {
		t.Errorf("a yes that needed none passes for one that is needed: status %d", w.StatusCode)
	}
}

// What the server knows of the visitor's region counts for more than the regime that a client names.
func TestTheServerKnowsTheRegion(t *testing.T) {
	d := openWith(t, func(o *Options) {
		o.Located = func(r *http.Request) bool { return r.Header.Get("X-Region") != "" }
	})
	send := func(choice string, header ...string) *http.Response {
		body := strings.Replace(d.json(choice), "a/more.1.", "a/more.2.", 1) // of the regime uk
		return d.serve(request(http.MethodPost, "/consent/choice", body, header...))
	}
	france := []string{"X-Region", "FR"}
	if w := send(d.uk(300*day, false, false), france...); w.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("an objection of 300 days ago, from France: status %d", w.StatusCode)
	}
	if w := send(d.choice(60, no), france...); w.StatusCode != http.StatusNoContent || d.records[0].Regime != record.Strictest {
		t.Errorf("an answer to the strictest question, from France: status %d, kept %+v", w.StatusCode, d.records)
	}
	w := send(d.uk(60, false, false), france...)
	if w.StatusCode != http.StatusNoContent || d.records[1].Regime != "uk" || !strings.Contains(choices(w)[0], "Max-Age=15551940") {
		t.Errorf("what was asked by the page's region, from France: status %d, %q", w.StatusCode, cookies(w))
	}
	if w := send(d.uk(300*day, false, false), "X-Region", "GB", "X-Regime", "uk"); w.StatusCode != http.StatusNoContent {
		t.Errorf("an objection of 300 days ago, from Britain: status %d", w.StatusCode)
	}
	if w := send(d.uk(300*day, false, false)); w.StatusCode != http.StatusNoContent {
		t.Errorf("from who knows where: status %d", w.StatusCode)
	}
}

// The form is what the law of the visitor's region has it be.
func TestTheFormUnderARegime(t *testing.T) {
	d := open(t)
	there := []string{"X-Regime", "uk"}
	_, s := d.get("/consent/preferences", there...)
	if !s.boxes["statistics/counter"] || s.boxes["media/video"] || s.hidden.Get("regime") != "uk" {
		t.Errorf("it shows %v, %v", s.boxes, s.hidden)
	}
	w := d.press(s, "refuse", append(there, "Cookie", "count_id=1")...)
	r := d.records[0]
	if r.Regime != "uk" || r.Choice != d.uk(0, false, false) || r.Kind != record.Refused {
		t.Errorf("kept %+v", r)
	}
	if !strings.Contains(cookies(w)[0], "; Max-Age=34560000;") || !strings.HasPrefix(cookies(w)[2], "count_id=;") {
		t.Errorf("the cookies are %q", cookies(w))
	}
	_, s = d.get("/consent/preferences", append(there, "Cookie", "eu-consent="+d.uk(300*day, false, true))...)
	if s.boxes["statistics/counter"] || s.boxes["media/video"] {
		t.Errorf("an objection of last year, and a yes that has run out: %v", s.boxes)
	}
	_, s = d.get("/consent/preferences")
	if s.boxes["statistics/counter"] || s.hidden.Get("regime") != "" {
		t.Errorf("elsewhere, it shows %v", s.boxes)
	}
}

// A privacy signal of the browser is an objection, too: what it refuses is not used.
func TestASignalUnderARegime(t *testing.T) {
	d := open(t)
	_, s := d.get("/consent/preferences", "X-Regime", "uk", "Sec-GPC", "1")
	if s.boxes["statistics/counter"] {
		t.Errorf("it shows %v", s.boxes)
	}
}

// Who has answered under an earlier name of the cookie is known, and has one cookie afterwards.
func TestFormerNames(t *testing.T) {
	d := openWith(t, func(o *Options) {
		renamed := *o.Policy
		renamed.ConsentCookie.Formerly = []string{"old-consent"}
		o.Policy = &renamed
	})
	header := []string{"Cookie", "old-consent=" + d.choice(3600, yes)}
	_, s := d.get("/consent/preferences", header...)
	if !s.boxes["media/video"] {
		t.Errorf("it shows %v", s.boxes)
	}
	w := d.press(s, "refuse", header...)
	if d.records[0].Kind != record.Withdrawn {
		t.Errorf("kept %+v", d.records[0])
	}
	if got := strings.Join(cookies(w), "\n"); !strings.Contains(got, "\nold-consent=; Path=/; Max-Age=0; Secure") {
		t.Errorf("the cookies are\n%s", got)
	}
}
