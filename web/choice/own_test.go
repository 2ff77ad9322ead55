package choice

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/record"
)

// twice is a visitor who has answered twice, and has the receipt of the second.
func twice(t *testing.T) (d *desk, header []string) {
	d = open(t)
	d.post(d.choice(600, yes))
	second := strings.Replace(d.json(d.choice(60, some)), someID, otherID, 1)
	d.serve(request(http.MethodPost, "/consent/choice", second, "Cookie", "eu-consent-record="+someID))
	return d, []string{"Cookie", "eu-consent-record=" + otherID + "; count_id=1; eu-consent=" + d.choice(60, some)}
}

func TestVisitorsSeeTheirOwnRecords(t *testing.T) {
	d, header := twice(t)
	w := d.serve(request(http.MethodGet, "/consent/record", "", header...))
	var got []record.Record
	if err := json.NewDecoder(w.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, []record.Record{d.records[1], d.records[0]}) {
		t.Errorf("they are %+v", got)
	}
	if w.Header.Get("Content-Disposition") != `attachment; filename="record.json"` || w.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("it comes with %v", w.Header)
	}
	for what, test := range map[string]struct {
		header []string
		want   int
	}{
		"nobody":           {[]string{"Cookie", ""}, 404},
		"an unknown id":    {[]string{"Cookie", "eu-consent-record=" + strings.Repeat("9", 32)}, 404},
		"no id":            {[]string{"Cookie", "eu-consent-record=x"}, 404},
		"from elsewhere":   {append([]string{"Sec-Fetch-Site", "cross-site"}, header...), 403},
		"from a bookmark":  {append([]string{"Sec-Fetch-Site", "none"}, header...), 200},
		"an older browser": {append([]string{"Sec-Fetch-Site", ""}, header...), 200},
	} {
		if w := d.serve(request(http.MethodGet, "/consent/record", "", test.header...)); w.StatusCode != test.want {
			t.Errorf("%s: status %d, want %d", what, w.StatusCode, test.want)
		}
	}
}

// A site that cannot prove a consent does not have it: with the record goes each yes. A no needs no proof, and stays.
func TestVisitorsDeleteTheirOwnRecords(t *testing.T) {
	d, header := twice(t)
	w := d.serve(request(http.MethodPost, "/consent/record", "{}", header...))
	if w.StatusCode != http.StatusNoContent || !reflect.DeepEqual(d.erased, []record.Ref{d.records[1].Ref, d.records[0].Ref}) {
		t.Errorf("status %d, erased %v", w.StatusCode, d.erased)
	}
	left := strings.ReplaceAll(d.choice(0, no), ".statistics:false:"+d.fingerprint("", "statistics"), "")
	want := []string{
		"eu-consent-record=; Path=/consent/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
		"eu-consent=" + left + "; Path=/; Max-Age=34560000; SameSite=Lax; Secure",
		"eu-consent-lasting=" + left + "; Path=/; Max-Age=34560000; SameSite=Lax; Secure",
		"count_id=; Path=/; Max-Age=0; Secure",
		"count_id=; Path=/; Max-Age=0; Domain=harbour.example; Secure",
		"count_id=; Path=/consent; Max-Age=0; Secure",
		"count_id=; Path=/consent; Max-Age=0; Domain=harbour.example; Secure",
		"count_id=; Path=/consent/; Max-Age=0; Secure",
		"count_id=; Path=/consent/; Max-Age=0; Domain=harbour.example; Secure",
		"count_id=; Path=/consent/choice; Max-Age=0; Secure",
		"count_id=; Path=/consent/choice; Max-Age=0; Domain=harbour.example; Secure",
	}
	if !reflect.DeepEqual(cookies(w), want) {
		t.Errorf("the cookies are\n%s", strings.Join(cookies(w), "\n"))
	}
	for what, test := range map[string]struct {
		method string
		header []string
		want   int
	}{
		"from elsewhere": {"POST", append([]string{"Sec-Fetch-Site", "cross-site"}, header...), 403},
		"nobody":         {"POST", []string{"Cookie", ""}, 404},
		"DELETE":         {"DELETE", header, 405},
	} {
		if w := d.serve(request(test.method, "/consent/record", "{}", test.header...)); w.StatusCode != test.want || len(cookies(w)) > 0 {
			t.Errorf("%s: status %d, want %d, %q", what, w.StatusCode, test.want, cookies(w))
		}
	}
	d.broken = errors.New("the disk is full")
	if w := d.serve(request(http.MethodPost, "/consent/record", "{}", header...)); w.StatusCode != http.StatusServiceUnavailable || len(cookies(w)) > 0 {
		t.Errorf("while nothing can be written: status %d, %q", w.StatusCode, cookies(w))
	}
}

// Where something is used until the visitor objects, to be asked nothing and to have objected to nothing is a yes: an
// objection outlives the record, whatever else was allowed, and also where a later copy of the yes comes in.
func TestADeletedRecordTakesBackNoObjection(t *testing.T) {
	d, _ := twice(t)
	uk := d.o.Revisions[0].question("uk").Purposes
	for _, c := range []struct{ name, cookie, refused string }{
		{"an objection beside a yes", d.uk(60, false, true), "statistics/counter"},
		{"one of last year", d.uk(300*day, false, true), "statistics/counter"},
		{"one service of a category", d.choice(60, "statistics:true media:true ~maps:false"), "media/maps"},
	} {
		header := "eu-consent-record=" + otherID + "; eu-consent=" + c.cookie
		w := d.serve(request(http.MethodPost, "/consent/record", "{}", "Cookie", header))
		var kept []string
		for _, line := range choices(w) {
			pair, _, _ := strings.Cut(line, ";")
			_, value, _ := strings.Cut(pair, "=")
			kept = append(kept, value, c.cookie)
		}
		choice := policy.Standing(kept, uk, today.Unix())
		category, service, _ := strings.Cut(c.refused, "/")
		if len(kept) != 4 || policy.Allowed(uk, choice, category, service) || policy.Grants(choice) {
			t.Errorf("%s: left is %q, %+v", c.name, choices(w), choice)
		}
	}
}

// Who does not declare the cookie gets none, and nobody's record belongs to anybody.
func TestWithoutAReceipt(t *testing.T) {
	d := openWith(t, func(o *Options) {
		bare := *o.Policy
		bare.Records, bare.LanguageCookie = &policy.Records{Endpoint: "/consent/choice"}, nil
		o.Policy = &bare
	})
	if w := d.post(d.choice(0, yes), "Cookie", "eu-consent-record="+otherID); len(cookies(w)) != 1 || !d.records[0].Previous.IsZero() {
		t.Errorf("cookies %q, kept %+v", cookies(w), d.records)
	}
	for _, path := range []string{"/consent/record", "/consent/language"} {
		if d.Has(path) || d.serve(request(http.MethodPost, path, "{}")).StatusCode != http.StatusNotFound {
			t.Errorf("%s is there", path)
		}
	}
}

// The form shows the record, and deletes it, without a script.
func TestTheRecordInTheForm(t *testing.T) {
	d, header := twice(t)
	read := func(more string, header ...string) string {
		w := d.serve(request(http.MethodGet, "/consent/preferences?language=fr&back=/here"+more, "", header...))
		body, err := io.ReadAll(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	words := d.o.Views[""]["fr"].Phrases
	shown := read("", header...)
	for _, want := range []string{
		words.RecordTitle, d.records[1].Ref.String(), "2026-11-25 10:00 UTC", `<a href="record" download="record.json">`,
		`<form method="post" action="record">`, "<dt>Statistiques</dt><dd>" + words.Granted + "</dd>",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not there", want)
		}
	}
	for what, header := range map[string][]string{"nobody's": {"Cookie", ""}, "an unknown one": {"Cookie", "eu-consent-record=" + strings.Repeat("9", 32)}} {
		if strings.Contains(read("", header...), words.RecordTitle) {
			t.Errorf("%s is there", what)
		}
	}
	w := d.serve(request(http.MethodPost, "/consent/record", "language=fr&back=%2Fhere", append([]string{"Content-Type", formType}, header...)...))
	if at := w.Header.Get("Location"); w.StatusCode != http.StatusSeeOther || at != "preferences?back=%2Fhere&forgotten=1&language=fr" || len(d.erased) != 2 {
		t.Errorf("status %d, to %q, erased %v", w.StatusCode, at, d.erased)
	}
	if w := d.serve(request(http.MethodPost, "/consent/record", "language=%zz", append([]string{"Content-Type", formType}, header...)...)); w.StatusCode != http.StatusBadRequest {
		t.Errorf("what is no form: status %d", w.StatusCode)
	}
	if !strings.Contains(read("&forgotten=1"), words.RecordDeleted) {
		t.Error("it does not say that the record is deleted")
	}
}
