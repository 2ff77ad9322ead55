package policy

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

func FuzzDecode(f *testing.F) {
	f.Add("1.1795000000.statistics:true:k3f9a2.media:false:9fj2ka.~youtube:true")
	f.Add("1.1.a:true:a")
	f.Add("1.01.a:true:a")
	f.Add("1..")
	f.Add("1.1.~a:true.a:true:a")
	f.Fuzz(func(t *testing.T, value string) {
		c := Decode(value)
		if c == nil {
			return
		}
		if got := c.Encode(); got != value {
			t.Errorf("%q decodes to what encodes to %q", value, got)
		}
		for _, a := range c.Answers {
			if !ValidID(a.Category) {
				t.Errorf("%q answers a category with an invalid id", value)
			}
		}
	})
}

func FuzzValues(f *testing.F) {
	f.Add("a=1; a=2", "a")
	f.Add(`a="x"; b`, "a")
	f.Add("=;=", "")
	f.Fuzz(func(t *testing.T, header, name string) {
		values := Values(header, name)
		if len(values) > 1+strings.Count(header, ";") {
			t.Errorf("%d values in %q", len(values), header)
		}
		for _, v := range values {
			if strings.Contains(v, ";") || !strings.Contains(header, v) {
				t.Errorf("%q is no value in %q", v, header)
			}
		}
	})
}

func FuzzMatchLanguage(f *testing.F) {
	f.Add("zh-tw", "en fr pt-br es zh-hans")
	f.Add("es", "en pt es-mx zh-hant")
	f.Add("-", "a-b")
	f.Add(strings.Repeat("x-", 300), "x")
	f.Fuzz(func(t *testing.T, code, list string) {
		supported := strings.Fields(list)
		got := MatchLanguage(code, supported)
		if got != "" && !slices.Contains(supported, got) {
			t.Errorf("MatchLanguage(%q, %q) = %q, which is none of them", code, supported, got)
		}
		if got == "" && slices.Contains(supported, code) && len(code) <= 100 && code == strings.ToLower(code) {
			t.Errorf("MatchLanguage(%q, %q) misses the code itself", code, supported)
		}
		picked := PickLanguage(supported, []string{code}, code, []string{code}, "fallback")
		if picked != "fallback" && !slices.Contains(supported, picked) {
			t.Errorf("PickLanguage picks %q, which is none of %q", picked, supported)
		}
	})
}

func FuzzLoad(f *testing.F) {
	if data, err := os.ReadFile("opendatasoft.json"); err == nil {
		f.Add(data)
	}
	f.Add([]byte(`{"version": 1, "languages": ["en"], "categories": [{"id": "a", "services": [{"cookies": [{}]}]}]}`))
	f.Add([]byte(`{"a":{"a":{"a":[[[[null]]]]}}}`))
	f.Add([]byte("{"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Load("policy.json", data)
		if (p == nil) == (err == nil) {
			t.Fatalf("policy %v, error %v", p, err)
		}
		if err == nil {
			return
		}
		var problems *Problems
		if !errors.As(err, &problems) || len(problems.List) == 0 {
			t.Fatalf("not a list of problems: %v", err)
		}
		for _, one := range problems.List {
			if one.Line < 1 || one.Column < 1 || one.Message == "" {
				t.Errorf("a problem that is nowhere or says nothing: %+v", one)
			}
		}
	})
}

// A policy that loads compiles, and tells nobody what only a registered platform may tell.
func FuzzSignals(f *testing.F) {
	data, err := os.ReadFile("opendatasoft.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(`{"to": "google", "update": {"ad_storage": "statistics"}}`)
	f.Add(`{"to": "call", "name": "a.b", "known": [[{"?": "statistics", "yes": 1}]]}`)
	f.Add(`{"to": "matomo", "category": "statistics statistics/matomo", "mode": "cookie", "hours": 1}`)
	f.Add(`{"to": "queue", "name": "__tcfapi", "start": [[{}]]}`)
	f.Fuzz(func(t *testing.T, signal string) {
		p, err := Load("policy.json", []byte(strings.Replace(string(data), `"kinds":`, `"signals": [`+signal+`], "kinds":`, 1)))
		if err != nil {
			return
		}
		for _, i := range p.Instructions() {
			if i.To == "" || i.Form == "" || strings.Contains(i.To, "__tcfapi") {
				t.Errorf("%s compiles to %+v", signal, i)
			}
		}
	})
}

// FuzzAcceptedLanguages looks for headers that take much, or that give a language nobody has.
func FuzzAcceptedLanguages(f *testing.F) {
	for _, seed := range []string{"fr-CA, fr;q=0.9, *;q=0.1", "en;q=2", ";;q==,,", "İt", strings.Repeat("a-", 300), strings.Repeat("zh-hk,", 100)} {
		f.Add(seed, "zh-MO")
	}
	supported := []string{"en", "fr", "zh-hant", "pt-br"}
	f.Fuzz(func(t *testing.T, header, cookie string) {
		wishes := AcceptedLanguages(header)
		if len(wishes) > maxWishes {
			t.Fatalf("%d languages", len(wishes))
		}
		if got := PickLanguage(supported, []string{cookie}, "", wishes, "en"); !slices.Contains(supported, got) {
			t.Fatalf("%q and %q give %q", header, cookie, got)
		}
	})
}
