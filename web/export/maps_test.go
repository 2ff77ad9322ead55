package export

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// A real nginx answers what the maps say, and is held to the vectors of package policy.
func TestNginxMapsKeepToTheVectors(t *testing.T) {
	var v struct {
		Purposes []policy.Purpose
		Allowed  []struct {
			Choice *policy.Choice
		}
	}
	data, err := os.ReadFile("../../policy/testdata/vectors/purpose.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	known := policy.Known{Cookie: "eu-consent", Purposes: v.Purposes}
	client := answering(t, known)
	asked := 0
	for _, c := range v.Allowed {
		for _, purpose := range v.Purposes {
			if purpose.Exempt || c.Choice == nil || policy.Decode(c.Choice.Encode()) == nil {
				continue
			}
			asked++
			want := policy.Allowed(v.Purposes, c.Choice, purpose.ID, "")
			if got := said(t, client, purpose.ID, "a=1; eu-consent="+c.Choice.Encode()+"; b=2"); (got == "1") != want {
				t.Errorf("%s after %+v: %s, want %t", purpose.ID, c.Choice, got, want)
			}
		}
	}
	if asked < 50 {
		t.Errorf("only %d vectors fit", asked)
	}
}

func TestNginxMapsKnowWhatEarlierAnswersCover(t *testing.T) {
	var v struct {
		Purposes []policy.Purpose
		Cases    []struct {
			Name, Cookie string
			Allowed      []string
		}
	}
	data, err := os.ReadFile("../../policy/testdata/vectors/revised.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	client := answering(t, policy.Known{Cookie: "eu-consent", Purposes: v.Purposes})
	for _, c := range v.Cases {
		for _, p := range v.Purposes[1:] {
			allowed := said(t, client, p.ID, "eu-consent="+c.Cookie) == "1"
			if want := slices.Contains(c.Allowed, p.ID); allowed != want {
				t.Errorf("%s, %s: allowed %t, want %t", c.Name, p.ID, allowed, want)
			}
		}
	}
}

func TestNginxMapsTakeNothingElseForAYes(t *testing.T) {
	known := policy.Known{Cookie: "eu-consent", Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "k3f9a2"}}}
	client := answering(t, known)
	for header, want := range map[string]string{
		"": "0",
		"eu-consent=1.1795000000.statistics:true:k3f9a2":                                                           "1",
		`eu-consent="1.1795000000.statistics:true:k3f9a2"`:                                                         "1",
		"a=b;eu-consent=1.1795000000.media:false:x.statistics:true:k3f9a2.~tube:true":                              "1",
		"eu-consent=1.1795000000.statistics:true:k3f9a2; eu-consent=1.1795000005.statistics:false:k3f9a2":          "0",
		"eu-consent=1.1795000000.statistics:true:k3f9a2x":                                                          "0",
		"eu-consent=1.1795000000.statistics:true:other":                                                            "0",
		"eu-consent=2.1795000000.statistics:true:k3f9a2":                                                           "0",
		"eu-consent=1.statistics:true:k3f9a2":                                                                      "0",
		"xeu-consent=1.1795000000.statistics:true:k3f9a2":                                                          "0",
		"eu-consent=1.1795000000.statistics:false:k3f9a2.~statistics:true":                                         "0",
		"eu-consent=1.1795000000.statistics:true:k3f9a2.":                                                          "0",
		"eu-consent=1.1795000000.xstatistics:true:k3f9a2":                                                          "0",
		"q=a eu-consent=1.1795000000.statistics:true:k3f9a2":                                                       "0", // it is another's value
		`eu-consent="1.1795000000.statistics:true:k3f9a2`:                                                          "0",
		`eu-consent=1.1795000000.statistics:true:k3f9a2"`:                                                          "0",
		"a=b;\t eu-consent =\t1.1795000000.statistics:true:k3f9a2 ; c=d":                                           "1",
		"eu-consent=1.1795000009.statistics:false:k3f9a2 ; eu-consent-lasting=1.1795000000.statistics:true:k3f9a2": "0",
		"eu-consent =1.1795000009; eu-consent-lasting=1.1795000000.statistics:true:k3f9a2":                         "0",
	} {
		if got := said(t, client, "statistics", header); got != want {
			t.Errorf("%s: %s, want %s", header, got, want)
		}
	}
}

// What is used under a regime until the visitor objects has a variable of its own there. A choice that was made there may be
// older than a yes counts, which a map cannot see: elsewhere it is none.
func TestNginxMapsKnowRegimes(t *testing.T) {
	known := policy.Known{
		Cookie:   "eu-consent",
		Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "s"}, {ID: "ads", GPC: true, Fingerprint: "a"}, {ID: "media", Fingerprint: "m"}},
		Regimes: []policy.KnownRegime{{ID: "us", Regions: []string{"US"}, Purposes: []policy.Purpose{
			{ID: "statistics", Fingerprint: "s9", OptOut: true}, {ID: "ads", GPC: true, Fingerprint: "a9", OptOut: true}, {ID: "media", Fingerprint: "m"},
		}}},
	}
	client := answering(t, known, "statistics_us", "ads_us")
	for _, c := range []struct{ cookie, signal, want string }{
		{"", "", "statistics_us ads_us"},
		{"", "1", "statistics_us"},
		{"nonsense", "", "statistics_us ads_us"},
		{"1.1795000000.statistics:false:s9.ads:true:a9.media:true:m", "", "ads_us"},
		{"1.1795000000.statistics:true:s9.ads:true:a9.media:true:m", "1", "statistics_us"},
		{"1.1795000000.statistics:true:s.ads:false:a.media:true:m", "", "statistics media statistics_us"},
		{"1.1795000000.media:false:m.statistics:false:s", "", "ads_us"},
		{"1.1795000000", "", "statistics_us ads_us"},
		{"1.1795000000.statistics:false:s9; eu-consent=1.1795000000.statistics:true:s9", "", ""},
	} {
		var got []string
		for _, name := range []string{"statistics", "ads", "media", "statistics_us", "ads_us"} {
			if said(t, client, name, "eu-consent="+c.cookie, "Sec-GPC", c.signal) == "1" {
				got = append(got, name)
			}
		}
		if all := strings.Join(got, " "); all != c.want {
			t.Errorf("%s, signal %q: %s, want %s", c.cookie, c.signal, all, c.want)
		}
	}
}

// Script and server write a cookie each: the newer counts, whichever it is.
func TestNginxMapsTakeTheNewestCopy(t *testing.T) {
	var v struct {
		Copies struct {
			Cookie   policy.ConsentCookie
			Purposes []policy.Purpose
			Cases    []struct {
				Name, Header string
				Allowed      bool
			}
		}
	}
	data, err := os.ReadFile("../../policy/testdata/vectors/cookie.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	client := answering(t, policy.Known{Cookie: v.Copies.Cookie.Name, Formerly: v.Copies.Cookie.Formerly, Purposes: v.Copies.Purposes})
	for _, c := range v.Copies.Cases {
		if got := said(t, client, "statistics", c.Header); (got == "1") != c.Allowed {
			t.Errorf("%s: %s, want %t", c.Name, got, c.Allowed)
		}
	}
}

// Where readers in a language take the newer of two, a map takes neither: it never grants what they would not.
func TestNginxMapsKnowFormerNames(t *testing.T) {
	known := policy.Known{Cookie: "now", Formerly: []string{"before", "o.ld"}, Purposes: []policy.Purpose{{ID: "statistics", Fingerprint: "s"}}}
	client := answering(t, known)
	const yes = "1.1795000000.statistics:true:s"
	for header, want := range map[string]string{
		"now=" + yes:                     "1",
		"before=" + yes:                  "1",
		"a=1; o.ld=" + yes:               "1",
		"oxld=" + yes:                    "0",
		"now=" + yes + "; before=" + yes: "0",
		"before=" + yes + "; now=1.1795000000.statistics:false:s": "0",
	} {
		if got := said(t, client, "statistics", header); got != want {
			t.Errorf("%s: %s, want %s", header, got, want)
		}
	}
}

// answering runs nginx with the maps, and a place for each variable.
func answering(t *testing.T, known policy.Known, more ...string) *http.Client {
	t.Helper()
	folder := t.TempDir()
	var places strings.Builder
	for _, p := range known.Purposes {
		if !p.Exempt {
			more = append(more, p.ID)
		}
	}
	for _, name := range more {
		places.WriteString("location = /" + name + " { return 200 $consent_" + name + "; }\n")
	}
	for file, text := range map[string]string{"nginx.conf": places.String(), "nginx-map.conf": maps(known)} {
		if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return nginxOn(t, folder)
}

func said(t *testing.T, client *http.Client, category, header string, more ...string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://nginx/"+category, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Cookie", header)
	for i := 0; i < len(more); i += 2 {
		r.Header.Set(more[i], more[i+1])
	}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", category, response.StatusCode, err)
	}
	return string(body)
}
