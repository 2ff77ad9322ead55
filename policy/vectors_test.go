package policy

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// The vectors are the rules as data. The loader's JavaScript runs the same files (web/loader/vectors.test.js).

func vectors(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// sameChoice compares what two choices say; a list that is empty and one that is nil say the same.
func sameChoice(a, b *Choice) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Time == b.Time && slices.Equal(a.Answers, b.Answers) && slices.Equal(a.Exceptions, b.Exceptions)
}

func TestChoiceVectors(t *testing.T) {
	var v struct {
		Decode []struct {
			Name, Value string
			Choice      *Choice
		}
		Encode []struct {
			Choice Choice
			Value  string
		}
		Remaining []struct{ Time, Now, Remaining int64 }
		Latest    []struct {
			Values []string
			Now    int64
			Time   *int64
		}
	}
	vectors(t, "choice.json", &v)
	for _, c := range v.Decode {
		if got := Decode(c.Value); !sameChoice(got, c.Choice) {
			t.Errorf("Decode, %s: %+v, want %+v", c.Name, got, c.Choice)
		}
	}
	for _, c := range v.Encode {
		if got := c.Choice.Encode(); got != c.Value {
			t.Errorf("Encode: %q, want %q", got, c.Value)
		}
	}
	for _, c := range v.Remaining {
		if got := (&Choice{Time: c.Time}).Remaining(c.Now); got != c.Remaining {
			t.Errorf("Remaining of %d at %d: %d, want %d", c.Time, c.Now, got, c.Remaining)
		}
	}
	for _, c := range v.Latest {
		got := Latest(c.Values, c.Now)
		if (got == nil) != (c.Time == nil) || got != nil && got.Time != *c.Time {
			t.Errorf("Latest of %q at %d: %+v", c.Values, c.Now, got)
		}
	}
}

func TestCookieVectors(t *testing.T) {
	var v struct {
		Values []struct {
			Header, Name string
			Values       []string
		}
		Named []struct {
			Cookie ConsentCookie
			Header string
			Values []string
		}
		Copies struct {
			Cookie   ConsentCookie
			Purposes []Purpose
			Now      int64
			Cases    []struct {
				Name, Header string
				Allowed      bool
			}
		}
		Consent []struct {
			Cookie  ConsentCookie
			Choice  Choice
			Now     int64
			Secure  bool
			Written string
		}
		Language []struct {
			Cookie        LanguageCookie
			Code, Written string
		}
		On []struct{ Host, Domain, Left string }
	}
	vectors(t, "cookie.json", &v)
	for _, c := range v.On {
		if got := (ConsentCookie{Domain: c.Domain}).On(c.Host).Domain; got != c.Left {
			t.Errorf("the consent cookie of %q on %q: %q, want %q", c.Domain, c.Host, got, c.Left)
		}
		if got := (LanguageCookie{Domain: c.Domain}).On(c.Host).Domain; got != c.Left {
			t.Errorf("the language cookie of %q on %q: %q, want %q", c.Domain, c.Host, got, c.Left)
		}
	}
	for _, c := range v.Values {
		if got := Values(c.Header, c.Name); !slices.Equal(got, c.Values) {
			t.Errorf("Values of %q in %q: %q, want %q", c.Name, c.Header, got, c.Values)
		}
	}
	for _, c := range v.Named {
		if got := c.Cookie.Values(c.Header); !slices.Equal(got, c.Values) {
			t.Errorf("Values of %+v in %q: %q, want %q", c.Cookie, c.Header, got, c.Values)
		}
	}
	for _, c := range v.Copies.Cases {
		choice := Latest(v.Copies.Cookie.Values(c.Header), v.Copies.Now)
		if got := Allowed(v.Copies.Purposes, choice, "statistics", ""); got != c.Allowed {
			t.Errorf("%s: %t, want %t", c.Name, got, c.Allowed)
		}
	}
	for _, c := range v.Consent {
		if got := c.Cookie.Write(&c.Choice, c.Now, c.Secure); got != c.Written {
			t.Errorf("consent cookie: %q, want %q", got, c.Written)
		}
	}
	for _, c := range v.Language {
		if got := c.Cookie.Write(c.Code); got != c.Written {
			t.Errorf("language cookie: %q, want %q", got, c.Written)
		}
	}
}

func TestLanguageVectors(t *testing.T) {
	var v struct {
		Match []struct {
			Code      string
			Supported []string
			Match     string
		}
		Pick []struct {
			Supported, Cookies []string
			Page               string
			Browser            []string
			Fallback, Language string
		}
	}
	vectors(t, "language.json", &v)
	for _, c := range v.Match {
		if got := MatchLanguage(c.Code, c.Supported); got != c.Match {
			t.Errorf("MatchLanguage(%.40q, %q): %q, want %q", c.Code, c.Supported, got, c.Match)
		}
	}
	for _, c := range v.Pick {
		if got := PickLanguage(c.Supported, c.Cookies, c.Page, c.Browser, c.Fallback); got != c.Language {
			t.Errorf("PickLanguage(%q, %.40q, %q, %q): %q, want %q", c.Supported, c.Cookies, c.Page, c.Browser, got, c.Language)
		}
	}
}

func TestPurposeVectors(t *testing.T) {
	var v struct {
		Purposes []Purpose
		Asked    []struct {
			Choice *Choice
			Asked  []string
		}
		Signalled struct {
			Purposes []Purpose
			Asked    []struct {
				Choice  *Choice
				Refused bool
				Asked   []string
			}
			Allowed []struct {
				Choice            *Choice
				Category, Service string
				Allowed           bool
			}
		}
		Allowed []struct {
			Choice            *Choice
			Category, Service string
			Allowed           bool
		}
		Decide []struct {
			Now        int64
			Granted    []string
			Exceptions map[string]bool
			Choice     *Choice
		}
	}
	vectors(t, "purpose.json", &v)
	for _, c := range v.Signalled.Asked {
		if got := idsOf(Asked(v.Signalled.Purposes, c.Choice, c.Refused)); !reflect.DeepEqual(got, c.Asked) {
			t.Errorf("Asked after %+v, signal %t: %q, want %q", c.Choice, c.Refused, got, c.Asked)
		}
	}
	for _, c := range v.Signalled.Allowed { // an explicit answer wins over a signal
		if got := Allowed(v.Signalled.Purposes, c.Choice, c.Category, c.Service); got != c.Allowed {
			t.Errorf("Allowed(%+v, %q, %q), with a signal: %v", c.Choice, c.Category, c.Service, got)
		}
	}
	for _, c := range v.Asked {
		got := idsOf(Asked(v.Purposes, c.Choice, true)) // nothing here is refused by a signal
		if !reflect.DeepEqual(got, c.Asked) {
			t.Errorf("Asked after %+v: %q, want %q", c.Choice, got, c.Asked)
		}
	}
	for _, c := range v.Allowed {
		if got := Allowed(v.Purposes, c.Choice, c.Category, c.Service); got != c.Allowed {
			t.Errorf("Allowed(%+v, %q, %q): %v", c.Choice, c.Category, c.Service, got)
		}
	}
	for _, c := range v.Decide {
		granted := func(id string) bool { return slices.Contains(c.Granted, id) }
		if got := Decide(v.Purposes, c.Now, granted, c.Exceptions); !sameChoice(got, c.Choice) {
			t.Errorf("Decide for %q, %v: %+v, want %+v", c.Granted, c.Exceptions, got, c.Choice)
		}
	}
}

func idsOf(purposes []Purpose) []string {
	ids := []string{}
	for _, p := range purposes {
		ids = append(ids, p.ID)
	}
	return ids
}
