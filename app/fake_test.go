package app

import (
	"encoding/json"
	"strings"
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

// fake stands for the loader and the page behind it: a cookie jar that keeps what is written by name, and a record of
// what the component told the page. The real thing is browser_js.go; web/e2e drives it in browsers.
type fake struct {
	view     string
	views    map[string]string
	jar      map[string]string
	written  []string
	noCookie bool
	held     string
	before   string
	formerly []string
	purposes []policy.Purpose
	asking   bool
	opening  bool
	refused  bool
	remains  string
	told     []string
	records  string
	forgets  bool
	dialogs  int

	open, heard, closePanel func()
}

const fakeNow = 1_795_000_000

func newFake(t *testing.T) *fake {
	t.Helper()
	f := &fake{jar: map[string]string{}, views: map[string]string{}, asking: true}
	for _, lang := range []string{"en", "fr"} {
		text, err := json.Marshal(testView(lang))
		if err != nil {
			t.Fatal(err)
		}
		f.views[lang] = string(text)
	}
	f.view = f.views["en"]
	return f
}

func (f *fake) View() string                        { return f.view }
func (f *fake) Load(lang string, done func(string)) { done(f.views[lang]) }
func (f *fake) Record(done func(string))            { done(f.records) }
func (f *fake) Before() string                      { return f.before }
func (f *fake) Asking() bool                        { return f.asking }
func (f *fake) Refused() bool                       { return f.refused }
func (f *fake) Remaining() string                   { return f.remains }
func (f *fake) Opening() bool                       { return f.opening }
func (f *fake) Listen(open, heard, closePanel func(), _ func(string)) {
	f.open, f.heard, f.closePanel = open, heard, closePanel
}
func (f *fake) Ready()               { f.told = append(f.told, "ready") }
func (f *fake) Changed()             { f.told = append(f.told, "changed") }
func (f *fake) Language(code string) { f.told = append(f.told, "language "+code) }
func (f *fake) Idle()                { f.told = append(f.told, "idle") }
func (f *fake) ShowModal(ui.Value)   { f.dialogs++ }

func (f *fake) Forget(done func(bool)) {
	if f.forgets {
		delete(f.jar, "eu-consent")
	}
	done(f.forgets)
}

// Choice, Next, Keep and Kept are the loader's read.js, next.js, keep.js and send.
func (f *fake) Choice() string {
	choice := policy.Standing(f.values(), f.purposes, fakeNow)
	if choice == nil {
		return ""
	}
	return choice.Encode()
}

func (f *fake) Next() int64 { return policy.Next(f.values(), fakeNow) }
func (f *fake) Kept()       { f.told = append(f.told, "kept") }

func (f *fake) Keep(value string) {
	if f.held = value; !f.noCookie {
		f.SetCookie("eu-consent=" + value)
		f.held = ""
	}
}

// values are those that may be the choice.
func (f *fake) values() []string {
	cookie := policy.ConsentCookie{Name: "eu-consent", Formerly: f.formerly}
	return append(cookie.Values(f.cookies()), f.held)
}

func (f *fake) cookies() string {
	var pairs []string
	for name, value := range f.jar {
		pairs = append(pairs, name+"="+value)
	}
	return strings.Join(pairs, "; ")
}

func (f *fake) SetCookie(cookie string) {
	f.written = append(f.written, cookie)
	if f.noCookie {
		return
	}
	pair, _, _ := strings.Cut(cookie, ";")
	name, value, _ := strings.Cut(pair, "=")
	f.jar[name] = value
}

// choice is what a server would read from the jar.
func (f *fake) choice() *policy.Choice {
	return policy.Latest(policy.Values(f.cookies(), "eu-consent"), fakeNow)
}

// testView is a small policy: one exempt category, two that need consent, and texts that HTML would choke on.
func testView(lang string) *policy.View {
	title := map[string]string{"en": `Statistics "quoted" <b>&amp;`, "fr": "Statistiques"}[lang]
	return &policy.View{
		Language: lang, Direction: "ltr", Default: "en",
		Languages: []policy.LanguageName{{Code: "en", Name: "English"}, {Code: "fr", Name: "Français"}},
		Purposes: []policy.Purpose{
			{ID: "necessary", Exempt: true, Fingerprint: "aaa", Services: []string{"session"}},
			{ID: "statistics", Fingerprint: "bbb", Services: []string{"matomo", "other"}},
			{ID: "media", Fingerprint: "ccc", GPC: true, Services: []string{"video", "radio"}, Earlier: map[string][]string{"c1": {"radio"}}},
		},
		ConsentCookie:  policy.ConsentCookie{Name: "eu-consent"},
		LanguageCookie: &policy.LanguageCookie{Name: "django_language", Path: "/", SameSite: "Lax"},
		Phrases: policy.Phrases{
			BannerTitle: "Your privacy", Accept: "Accept all", Refuse: "Refuse all", Customise: "Customise",
			PrivacySignal: "Honoured for {purposes}", Remains: "Still there: {names}", PanelTitle: "Settings", Save: "Save", Close: "Close", Failed: "Could not be loaded", AlwaysOn: "Always on", RecordNone: "None", RecordDeleted: "Deleted", RecordFailed: "Failed",
			NewsTitle: "Something is new", AcceptNews: "Accept it", RefuseNews: "Refuse it", NewPurpose: "All new.", ChangedPurpose: "Changed.", NewMark: "New",
		},
		PrivacySignal: "Honoured for Media",
		PolicyPage:    "/policy", Controller: policy.Controller{Name: "Example", Privacy: "/privacy"},
		Kinds: []policy.KindView{{ID: policy.KindNecessary, Title: "Necessary", Text: "Needed"}},
		Categories: []policy.CategoryView{
			{ID: "necessary", Exempt: true, Title: "Necessary", Summary: "Always"},
			{ID: "statistics", Title: title, Summary: "Counts", Services: []policy.ServiceView{{
				ID: "matomo", Function: "Analytics", Location: "Front office",
				Cookies: []policy.CookieView{{Name: "_pk_id*", Purpose: "Tells visits apart", Duration: "13 months"}},
			}}},
			{ID: "media", Title: "Media", Summary: "Videos", News: map[string]string{"c1": "New: Radio."}, Services: []policy.ServiceView{
				{ID: "video", Function: "Video"}, {ID: "radio", Function: "Radio"},
			}},
		},
	}
}
