package choice

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"biscotte/web/csp"
	"biscotte/web/record"
)

const notSaved = "Your choices have not been saved. Please check them and save again."

// sheet is what a browser without JavaScript sees: read from the markup, as it does.
type sheet struct {
	text   string
	action string
	hidden url.Values
	boxes  map[string]bool   // whether it is on, by value
	labels map[string]string // by value
	links  []string

	language *sheet // the form of the languages
}

func (d *desk) get(path string, header ...string) (*http.Response, *sheet) {
	d.t.Helper()
	w := d.serve(request(http.MethodGet, path, "", append([]string{"Content-Type", "", "Origin", ""}, header...)...))
	return w, parse(d.t, w)
}

func parse(t testing.TB, w *http.Response) *sheet {
	t.Helper()
	root, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{hidden: url.Values{}, boxes: map[string]bool{}, labels: map[string]string{}}
	s.read(root)
	return s
}

func (s *sheet) read(n *html.Node) {
	attribute := map[string]string{}
	for _, a := range n.Attr {
		attribute[a.Key] = a.Val
	}
	switch {
	case n.Type == html.TextNode && n.Parent.Data != "style":
		s.text += n.Data
	case n.Data == "form" && attribute["action"] == "language":
		s.language = &sheet{action: "language", hidden: url.Values{}}
		s = s.language
	case n.Data == "form":
		s.action = attribute["action"]
	case n.Data == "a":
		s.links = append(s.links, attribute["href"])
	case n.Data == "input" && attribute["type"] == "hidden":
		s.hidden.Set(attribute["name"], attribute["value"])
	case n.Data == "input":
		_, s.boxes[attribute["value"]] = attribute["checked"]
		s.labels[attribute["value"]] = strings.TrimSpace(n.NextSibling.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.read(c)
	}
}

// press sends the form as a browser does: with what is hidden, the boxes that are on, and the button.
func (d *desk) press(s *sheet, button string, header ...string) *http.Response {
	values := url.Values{}
	for name := range s.hidden {
		values[name] = s.hidden[name]
	}
	for box, on := range s.boxes {
		if on {
			values.Add("on", box)
		}
	}
	values.Set("answer", button)
	at, _ := url.Parse("/consent/preferences")
	target, _ := at.Parse(s.action)
	return d.serve(request(http.MethodPost, target.Path, values.Encode(), append([]string{"Content-Type", formType}, header...)...))
}

func TestThePageIsStrict(t *testing.T) {
	w, s := open(t).get("/consent/preferences")
	want := "default-src 'none'; style-src " + csp.Inline(style) + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	if got := w.Header.Get("Content-Security-Policy"); got != want {
		t.Errorf("its policy is %s", got)
	}
	for name, want := range map[string]string{
		"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Vary": "Cookie, Accept-Language, Sec-GPC, Referer",
	} {
		if got := w.Header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if strings.Contains(s.text, "&amp;") || !strings.Contains(s.text, "The harbour & sons") {
		t.Errorf("texts are not what they are: %s", s.text)
	}
}

// The style on the page must be the one that the hash stands for, or nothing is styled.
func TestTheStyleIsLetIn(t *testing.T) {
	d := open(t)
	w := d.serve(request(http.MethodGet, "/consent/preferences", ""))
	body, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(body), "<style>")
	inside, _, ok := strings.Cut(after, "</style>")
	if !ok || inside != style {
		t.Error("it is not")
	}
}

func TestThePageSpeaksTheVisitorsLanguage(t *testing.T) {
	d := open(t)
	for _, test := range []struct {
		path   string
		header []string
		want   string
	}{
		{"/consent/preferences", nil, "Statistics"},
		{"/consent/preferences", []string{"Accept-Language", "de, fr-CA;q=0.5"}, "Statistiques"},
		{"/consent/preferences", []string{"Accept-Language", "en", "Cookie", "lang=fr"}, "Statistiques"},
		{"/consent/preferences?language=fr", []string{"Cookie", "lang=en"}, "Statistiques"},
		{"/consent/preferences?language=de", nil, "Statistics"},
	} {
		if _, s := d.get(test.path, test.header...); !strings.Contains(s.text, test.want+"\n") {
			t.Errorf("%s, %q: no %q", test.path, test.header, test.want)
		}
	}
}

// The form shows what counts, and nothing that was never answered is on (Planet49, C-673/17).
func TestThePageShowsThePresentChoice(t *testing.T) {
	d := open(t)
	for answers, want := range map[string]map[string]bool{
		"":   {"statistics/counter": false, "media/video": false, "media/maps": false},
		yes:  {"statistics/counter": true, "media/video": true, "media/maps": true},
		some: {"statistics/counter": true, "media/video": false, "media/maps": true},
	} {
		header := []string{"Cookie", ""}
		if answers != "" {
			header[1] = "eu-consent=" + d.choice(60, answers)
		}
		if _, s := d.get("/consent/preferences", header...); !reflect.DeepEqual(s.boxes, want) {
			t.Errorf("%q: %v", answers, s.boxes)
		}
	}
	_, s := d.get("/consent/preferences")
	want := map[string]string{"statistics/counter": "Statistics", "media/video": "Videos (Tube)", "media/maps": "Maps (The harbour)"}
	if !reflect.DeepEqual(s.labels, want) {
		t.Errorf("the labels are %v", s.labels)
	}
}

func TestTheForm(t *testing.T) {
	for _, test := range []struct {
		button string
		on     []string
		before string // answers of the cookie
		want   string // answers of the new one
		kind   record.Kind
	}{
		{"accept", nil, "", yes, record.Given},
		{"refuse", []string{"media/maps"}, "", no, record.Refused},
		{"refuse", nil, yes, no, record.Withdrawn},
		{"save", nil, "", no, record.Refused},
		{"save", []string{"statistics/counter", "media/maps"}, "", some, record.Given},
		{"save", []string{"statistics/counter", "media/maps", "media/video"}, some, yes, record.Changed},
		{"save", []string{"media/maps", "elsewhere/other"}, "", "statistics:false media:false ~maps:true", record.Given},
	} {
		d := open(t)
		header := []string{"Cookie", ""}
		if test.before != "" {
			header[1] = "eu-consent=" + d.choice(60, test.before)
		}
		_, s := d.get("/consent/preferences?language=fr&back=/page%3Fa=b", header...)
		clear(s.boxes)
		for _, box := range test.on {
			s.boxes[box] = true
		}
		w := d.press(s, test.button, header...)
		if w.StatusCode != http.StatusSeeOther || w.Header.Get("Location") != "preferences?back=%2Fpage%3Fa%3Db&language=fr&saved=1" {
			t.Fatalf("%s %q: status %d, %v", test.button, test.on, w.StatusCode, w.Header)
		}
		choice := d.choice(0, test.want)
		r := d.records[0]
		if r.Choice != choice || r.Kind != test.kind || r.Source != record.Form || r.Language != "fr" || r.Revision != (record.Hash{1}) {
			t.Errorf("%s %q after %q: kept %+v", test.button, test.on, test.before, r)
		}
		lines := choices(w)
		if line := lines[len(lines)-1]; line != "eu-consent-lasting="+choice+"; Path=/; Max-Age=15552000; SameSite=Lax; Secure" {
			t.Errorf("%s %q: the cookie is %s", test.button, test.on, line)
		}
	}
}

// Pressed twice, it is one record; and it says that it is saved, and leads back.
func TestTheFormSaysThatItIsSaved(t *testing.T) {
	d := open(t)
	_, s := d.get("/consent/preferences?back=/page")
	if strings.Contains(s.text, "Your choices are saved.") || s.links[0] != "/page" {
		t.Errorf("links %q", s.links)
	}
	w := d.press(s, "accept")
	d.press(s, "accept")
	if d.records[0].Ref != d.records[1].Ref {
		t.Error("pressed twice, it would be two records")
	}
	d.press(s, "refuse", "Cookie", cookies(w)[0])
	d.press(s, "accept", "Cookie", "eu-consent="+d.choice(0, no))
	if d.records[0].Ref == d.records[2].Ref || d.records[0].Ref == d.records[3].Ref {
		t.Error("another answer of the same form, as a text browser keeps it, would be no record")
	}
	if _, s = d.get("/consent/preferences?saved=1&back=//evil.example/"); !strings.Contains(s.text, "Your choices are saved.") {
		t.Error("it does not say so")
	}
	for _, link := range s.links {
		if strings.Contains(link, "evil") {
			t.Errorf("it leads to %s", link)
		}
	}
}

// A browser's clock may be ahead of ours. What is answered here comes after what was answered there.
func TestTheFormIsLaterThanWhatWasBefore(t *testing.T) {
	d := open(t)
	before := []string{"Cookie", "eu-consent=" + d.choice(-600, yes)}
	_, s := d.get("/consent/preferences", before...)
	w := d.press(s, "refuse", before...)
	if want := d.choice(-601, no); !strings.HasPrefix(cookies(w)[0], "eu-consent="+want+";") {
		t.Errorf("the cookie is %s", cookies(w)[0])
	}
}

// Nobody sends a form again: a no counts at once, and a yes that cannot be proved does not.
func TestTheFormWhileNothingCanBeKept(t *testing.T) {
	d := open(t)
	d.broken = errors.New("the disk is full")
	_, s := d.get("/consent/preferences")
	if w := d.press(s, "refuse"); w.StatusCode != http.StatusSeeOther || len(cookies(w)) == 0 {
		t.Errorf("refuse: status %d, %q", w.StatusCode, cookies(w))
	}
	w := d.press(s, "accept")
	if w.StatusCode != http.StatusServiceUnavailable || len(cookies(w)) != 0 || w.Header.Get("Retry-After") == "" {
		t.Errorf("accept: status %d, %v", w.StatusCode, w.Header)
	}
	if s := parse(t, w); !strings.Contains(s.text, notSaved) || strings.Contains(s.text, "Your choices are saved.") {
		t.Errorf("accept: the visitor reads %s", s.text)
	}
}

func TestThePageHonoursTheSignal(t *testing.T) {
	d := open(t)
	const line = "Your browser’s privacy signal is honoured. Off because of it: Statistics."
	for signal, want := range map[string]bool{"1": true, "0": false, "": false} {
		if _, s := d.get("/consent/preferences", "Sec-GPC", signal); strings.Contains(s.text, line) != want {
			t.Errorf("Sec-GPC %q: %t", signal, !want)
		}
	}
}

func TestThePageIsOnlyRead(t *testing.T) {
	d := open(t)
	for method, want := range map[string]int{"HEAD": 200, "POST": 405, "DELETE": 405} {
		if w := d.serve(request(method, "/consent/preferences", "")); w.StatusCode != want {
			t.Errorf("%s: status %d", method, w.StatusCode)
		}
	}
}
