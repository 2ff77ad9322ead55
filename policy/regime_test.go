package policy_test

import (
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

const regimes = `"regimes": [
	{"id": "uk", "kind": "opt-in", "regions": ["GB"], "exceptions": {"statistics": "statistics"}},
	{"id": "us", "kind": "opt-out", "regions": ["US"], "optIn": ["media"]},
	{"id": "texas", "kind": "opt-in", "regions": ["US-TX"]},
	{"id": "mexico", "kind": "notice", "regions": ["MX"]}
], "gpc": {"refuses": ["media"], "lastUpdate": "2026-11-24"}`

// abroadWith is the default policy with a second purpose that needs a yes, media, and with fields.
func abroadWith(fields string) string {
	const media = `{"id": "media", "consent": "required", "title": {"en": "Media", "fr": "Médias", "es": "Medios"},
		"summary": {"en": "Videos.", "fr": "Vidéos.", "es": "Vídeos."}, "services": [{"id": "video", "provider": "opendatasoft",
		"function": {"en": "Player", "fr": "Lecteur", "es": "Reproductor"}, "location": {"en": "Home", "fr": "Accueil", "es": "Inicio"}, "cookies": []}]}`
	source := strings.Replace(string(policy.Opendatasoft), `"version": 1,`, `"version": 1, `+fields+`,`, 1)
	end := strings.LastIndex(source, "]")
	return source[:end] + "," + media + source[end:]
}

func TestTheRegimeOfARegion(t *testing.T) {
	p := load(t, abroadWith(regimes))
	for region, want := range map[string]string{
		"GB": "uk", "GB-SCT": "uk", "US": "us", "US-CA": "us", "US-TX": "texas", "MX": "mexico",
		"FR": "", "": "", "XX": "", "T1": "", "gb": "", "U": "", "-CA": "", "US-": "us",
	} {
		got := ""
		if r := p.In(region); r != nil {
			got = r.ID
		}
		if got != want {
			t.Errorf("%q has the regime %q, want %q", region, got, want)
		}
	}
}

// A yes that nobody needed must never pass for one where it is needed.
func TestWhatARegimeChanges(t *testing.T) {
	p := load(t, abroadWith(regimes))
	strict := p.Purposes()
	for region, want := range map[string]string{
		"": "", "GB": "statistics", "US": "statistics", "US-TX": "", "MX": "statistics! media!",
	} {
		var got []string
		for i, purpose := range p.PurposesIn(p.In(region)) {
			if (purpose.Fingerprint == strict[i].Fingerprint) == purpose.OptOut {
				t.Errorf("%s, %s: fingerprint %s, in the strictest %s", region, purpose.ID, purpose.Fingerprint, strict[i].Fingerprint)
			}
			if purpose.OptOut {
				name := purpose.ID
				if purpose.Notice {
					name += "!"
				}
				got = append(got, name)
			}
		}
		if said := strings.Join(got, " "); said != want {
			t.Errorf("%s: %q is used until the visitor objects, want %q", region, said, want)
		}
	}
}

func TestWhatIsSaidUnderARegime(t *testing.T) {
	p, all := load(t, abroadWith(regimes)), phrase.All()
	in := func(region string) *policy.View { return p.ViewIn(p.In(region), "en", all) }
	strict := in("FR")
	if v := in("GB"); !strings.HasSuffix(v.Categories[1].Summary, " In use until you object.") || v.Categories[2].Summary != strict.Categories[2].Summary {
		t.Errorf("the United Kingdom reads %q and %q", v.Categories[1].Summary, v.Categories[2].Summary)
	}
	if v := in("GB"); v.Phrases.PanelIntro == strict.Phrases.PanelIntro || v.Regime != "uk" || v.Phrases.PanelTitle != strict.Phrases.PanelTitle {
		t.Errorf("the United Kingdom's panel says %q under %q", v.Phrases.PanelIntro, v.Phrases.PanelTitle)
	}
	// 11 CCR 7015(b) wants this title and no other.
	if v := in("US-CA"); v.Phrases.PanelTitle != "Your Privacy Choices" || !strings.Contains(v.Phrases.ChangeLater, "Your Privacy Choices") {
		t.Errorf("California reads %q, and %q", v.Phrases.PanelTitle, v.Phrases.ChangeLater)
	}
	if v := in("MX"); v.Phrases.BannerIntro == strict.Phrases.BannerIntro || !strings.HasPrefix(v.Phrases.BannerIntro, p.Controller.Name+" uses") {
		t.Errorf("Mexico reads %q", v.Phrases.BannerIntro)
	}
	if v := in("US-TX"); v.Phrases.PanelIntro != strict.Phrases.PanelIntro {
		t.Errorf("an opt-in regime without exceptions says %q", v.Phrases.PanelIntro)
	}
}

func TestARegimeThatIsWrong(t *testing.T) {
	const uk = `"id": "uk", "kind": "opt-in", "regions": ["GB"]`
	for _, test := range []struct{ regimes, path, message string }{
		{`{"id": "UK", "kind": "opt-in", "regions": ["GB"]}`, "regimes[0].id", "is no id"},
		{`{` + uk + `}, {"id": "uk", "kind": "opt-in", "regions": ["US"]}`, "regimes[1].id", "is taken"},
		{`{"id": "uk", "kind": "optin", "regions": ["GB"]}`, "regimes[0].kind", "is unknown"},
		{`{"id": "uk", "kind": "opt-in", "regions": []}`, "regimes[0].regions", "no region"},
		{`{"id": "uk", "kind": "opt-in", "regions": ["UK1"]}`, "regimes[0].regions[0]", "is no region"},
		{`{` + uk + `}, {"id": "two", "kind": "notice", "regions": ["GB"]}`, "regimes[1].regions[0]", "has a regime already"},
		{`{` + uk + `, "exceptions": {"statistic": "statistics"}}`, "regimes[0].exceptions.statistic", "unknown category"},
		{`{` + uk + `, "exceptions": {"necessary": "statistics"}}`, "regimes[0].exceptions.necessary", "is exempt everywhere"},
		{`{` + uk + `, "exceptions": {"statistics": "fun"}}`, "regimes[0].exceptions.statistics", "is unknown"},
		{`{` + uk + `, "optIn": ["media"]}`, "regimes[0].optIn", "everything needs a yes there"},
		{`{"id": "us", "kind": "opt-out", "regions": ["US"], "exceptions": {"statistics": "statistics"}}`, "regimes[0].exceptions", "nothing needs a yes there"},
		{`{"id": "us", "kind": "opt-out", "regions": ["US"], "optIn": ["medium"]}`, "regimes[0].optIn[0]", "unknown category"},
	} {
		_, problems := policy.Read([]byte(abroadWith(`"regimes": [` + test.regimes + `]`)))
		if len(problems) != 1 || problems[0].Path != test.path || !strings.Contains(problems[0].Message, test.message) || problems[0].Hint == "" {
			t.Errorf("%s: %v, want %q at %s", test.regimes, problems, test.message, test.path)
		}
	}
}
