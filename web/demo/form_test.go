package demo

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"biscotte/policy"
)

// signIn returns the Cookie header of a visitor who has signed in.
func signIn(t *testing.T, h http.Handler, name string) string {
	t.Helper()
	w := post(h, "/demo/sign-in", url.Values{"name": {name}})
	check(t, w, http.StatusSeeOther, nil)
	line := w.Header().Get("Set-Cookie")
	cookie, attributes, _ := strings.Cut(line, ";")
	if want := " Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax"; attributes != want {
		t.Errorf("the session cookie has %q, want %q", attributes, want)
	}
	return cookie
}

func TestSigningInAndOut(t *testing.T) {
	h := open(t, "")
	cookie := signIn(t, h, "  Zoé  ")
	contains(t, get(h, "/demo/spa", "Cookie", cookie), "<strong>Zoé</strong>", "/demo/sign-out")
	if other := signIn(t, h, "Zoé"); other == cookie {
		t.Error("two sessions have one id")
	}
	w := post(h, "/demo/sign-out", url.Values{"next": {"/demo/spa"}}, "Cookie", cookie)
	check(t, w, http.StatusSeeOther, map[string]string{
		"Location": "/demo/spa", "Set-Cookie": "sessionid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
	})
	contains(t, get(h, "/", "Cookie", cookie), "/demo/sign-in")
}

func TestNobodySignsInWithoutAName(t *testing.T) {
	w := post(open(t, ""), "/demo/sign-in", url.Values{"name": {" "}})
	check(t, w, http.StatusSeeOther, map[string]string{"Set-Cookie": "", "Location": "/"})
}

func TestSessionsAreBounded(t *testing.T) {
	s := newSessions()
	for range 3 * sessionLimit {
		s.open("visitor")
	}
	if n := len(s.names); n > sessionLimit {
		t.Errorf("%d sessions", n)
	}
	if name := s.name(s.open(strings.Repeat("é", 2*longestName))); name != strings.Repeat("é", longestName) {
		t.Errorf("a name of %d bytes is kept", len(name))
	}
}

func TestTheLanguageCookieIsTheDeclaredOne(t *testing.T) {
	for _, c := range []struct {
		cookie policy.LanguageCookie
		want   string
	}{
		{policy.LanguageCookie{Name: "django_language"}, "django_language=fr; Path=/"},
		{
			policy.LanguageCookie{
				Name: "lang", Path: "/app", Domain: "example.org", MaxAge: 60, SameSite: "Strict", Secure: true, HTTPOnly: true,
			},
			"lang=fr; Path=/app; Domain=example.org; Max-Age=60; SameSite=Strict; Secure; HttpOnly",
		},
	} {
		h := open(t, "/consent", func(o *Options) { o.Policy.LanguageCookie = &c.cookie })
		w := post(h, "http://www.example.org/consent/demo/language", url.Values{"language": {"fr"}, "next": {"/demo/csp"}})
		check(t, w, http.StatusSeeOther, map[string]string{
			"Location": "/consent/demo/csp", "Set-Cookie": c.want, "Cache-Control": "no-store",
		})
	}
}

func TestFormsAreRefused(t *testing.T) {
	h := open(t, "")
	fr := url.Values{"language": {"fr"}}
	for name, c := range map[string]struct {
		form   url.Values
		fields []string
		status int
	}{
		"another site":           {fr, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"a sister site":          {fr, []string{"Sec-Fetch-Site", "same-site"}, 403},
		"another origin":         {fr, []string{"Origin", "https://elsewhere.example"}, 403},
		"this site":              {fr, []string{"Sec-Fetch-Site", "same-origin"}, 303},
		"this origin":            {fr, []string{"Origin", "http://example.com"}, 303},
		"a language nobody has":  {url.Values{"language": {"de"}}, nil, 400},
		"a page's own language":  {url.Values{"language": {"ar"}}, nil, 400},
		"more than a form holds": {url.Values{"language": {"fr"}, "x": {strings.Repeat("x", formLimit)}}, nil, 400},
	} {
		t.Run(name, func(t *testing.T) {
			w := post(h, "/demo/language", c.form, c.fields...)
			check(t, w, c.status, nil)
			if c.status != 303 && w.Header().Get("Set-Cookie") != "" {
				t.Error("and yet a cookie is set")
			}
		})
	}
}

func TestFormsLeadNowhereElse(t *testing.T) {
	h := open(t, "")
	for _, next := range []string{"", "//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example", "/nothing"} {
		w := post(h, "/demo/language", url.Values{"language": {"fr"}, "next": {next}})
		check(t, w, http.StatusSeeOther, map[string]string{"Location": "/"})
	}
}
