package policy_test

import (
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// video is town's player with everything that can be said of a service.
const video = `"id": "video", "provider": "tube", "pixels": ["tube.test/p"],
	"data": {"en": "Clicks", "fr": "Clics"}, "recipients": {"en": "Nobody", "fr": "Personne"}, "transfer": {"en": "To Utopia", "fr": "En Utopie"},
	"storage": {"local": ["tube.*"], "session": ["tube-tab"], "workers": ["/tube/"], "purpose": {"en": "Volume", "fr": "Volume"}},`

// media is town's second category with that, in a language.
func media(t *testing.T, lang string, changes ...string) policy.CategoryView {
	t.Helper()
	text := replace(t, town, `"id": "video", "provider": "tube",`, video)
	for i := 0; i < len(changes); i += 2 {
		text = replace(t, text, changes[i], changes[i+1])
	}
	return load(t, text).View(lang, phrase.All()).Categories[1]
}

func TestAServiceTellsItsFacts(t *testing.T) {
	v := media(t, "fr").Services[0]
	if got, want := v.Data+"/"+v.Recipients+"/"+v.Transfer, "Clics/Personne/En Utopie"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsNoCookieSaysSo(t *testing.T) {
	rows := media(t, "en").Services[0].Cookies[1:]
	want := []policy.CookieView{
		{Name: "tube.*", Type: "Local storage", Party: "This site", Duration: "Until you clear it", Purpose: "Volume"},
		{Name: "tube-tab", Type: "Session storage", Party: "This site", Duration: "Until you close the tab", Purpose: "Volume"},
		{Name: "/tube/", Type: "Service worker", Party: "This site", Duration: "Until you clear it", Purpose: "Volume"},
		{Name: "tube.test/p", Type: "Tracking pixel", Party: "Another site", Duration: "Nothing is kept", Purpose: "Video"},
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got %+v\nwant %+v", rows, want)
	}
	if d := media(t, "en", `"workers"`, `"duration": "2 days", "workers"`).Services[0].Cookies[1].Duration; d != "2 days" {
		t.Errorf("what is deleted after two days stays %q", d)
	}
}

func TestByWhatRight(t *testing.T) {
	const exempt, exemption = `"consent": "exempt"`, `"exemption": {"ownUse": true, "anonymous": true, "notShared": true, "notFollowing": true,
		"notRenewed": true, "dataMonths": 25, "optOut": "/no"}, "data"`
	for want, changes := range map[string][]string{
		"Your consent":         nil,
		"strictly necessary":   {`"consent": "required"`, exempt},
		"anonymous statistics": {`"consent": "required"`, exempt, `"data"`, exemption},
		"Because":              {`"consent": "required"`, exempt, `"data"`, `"reason": {"en": "Because", "fr": "Parce que"}, "data"`},
	} {
		if got := media(t, "en", changes...).Basis; !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	v := media(t, "en", `"consent": "required"`, exempt, `"data"`, exemption).Services[0]
	if v.Basis != "" {
		t.Errorf("the category says so, and the service again: %q", v.Basis)
	}
	if v.Kept != "25 months" || v.OptOut != "/no" {
		t.Errorf("kept %q, opt-out %q", v.Kept, v.OptOut)
	}
}

func TestServicesOfDifferentRightsSaySoThemselves(t *testing.T) {
	other := `{"id": "other", "provider": "tube", "function": {"en": "O", "fr": "A"}, "location": {"en": "O", "fr": "A"}, "cookies": [],
		"reason": {"en": "Because", "fr": "Parce que"}}, {"id": "video", "provider": "tube",`
	c := load(t, replace(t, replace(t, town, `{
          "id": "video", "provider": "tube",`, other), `"consent": "required"`, `"consent": "exempt"`)).View("en", phrase.All()).Categories[1]
	if c.Basis != "" || c.Services[0].Basis != "Because" || !strings.Contains(c.Services[1].Basis, "strictly necessary") {
		t.Errorf("the category %q, its services %q and %q", c.Basis, c.Services[0].Basis, c.Services[1].Basis)
	}
}
