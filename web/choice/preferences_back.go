package choice

import (
	"net/http"
	"net/url"
	"path"
	"strings"
)

// preferences is the form's address as the other endpoints see it: a proxy may have put all of them elsewhere.
const preferences = "preferences"

// longestPath bounds the path of a page, in bytes.
const longestPath = 1024

// query reads the address of the form, which is never longer than a page's path in there.
func query(r *http.Request) url.Values {
	if len(r.URL.RawQuery) > maxAddress {
		return url.Values{}
	}
	return r.URL.Query()
}

// saved is where the visitor goes next: the form again, which says that the answer is saved.
func saved(values url.Values) string {
	return toForm(values, url.Values{"saved": {"1"}})
}

// onward is where a visitor goes who has picked a language: to the page that asked, or to the form again.
func onward(values url.Values) string {
	if back := local(values.Get(fieldBack)); back != "" && !values.Has(fieldAgain) {
		return back
	}
	return toForm(values, url.Values{})
}

// toForm is the form's address with the language and the way back that another form has sent.
func toForm(values, q url.Values) string {
	q.Set(fieldLanguage, values.Get(fieldLanguage))
	if back := local(values.Get(fieldBack)); back != "" {
		q.Set(fieldBack, back)
	}
	return preferences + "?" + q.Encode()
}

// cameFrom is the page that led to the form, "" if it is not known: a link need not name its own page, as browsers do.
// Where the form itself led here, it is the page that led there.
func cameFrom(r *http.Request) string {
	if back := local(query(r).Get(fieldBack)); back != "" {
		return back
	}
	referrer := r.Header.Get("Referer")
	from, err := url.Parse(referrer)
	if err != nil || !ours(r, referrer) {
		return ""
	}
	switch path.Base(from.Path) {
	case preferences:
		return local(from.Query().Get(fieldBack))
	case "choice": // a form that was shown once more
		return ""
	}
	return local((&url.URL{Path: from.Path, RawPath: from.RawPath, RawQuery: from.RawQuery}).String())
}

// local is a path of this site, or "" for what leads anywhere else: an address in a form may be anybody's. What is returned
// is looked at as well as what came: "/%2fevil.example/ " is written anew as "//evil.example/%20".
func local(path string) string {
	if len(path) > longestPath || !ownPath(path) {
		return ""
	}
	u, err := url.Parse(path)
	if err != nil || u.Host != "" || u.Scheme != "" || !ownPath(u.Path) || !ownPath(u.String()) {
		return ""
	}
	return u.String()
}

// ownPath reports whether a path begins with one slash, and has nothing that browsers take for another.
func ownPath(path string) bool {
	return strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.ContainsAny(path, "\\\t\r\n")
}
