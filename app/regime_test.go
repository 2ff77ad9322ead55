package app

import (
	"encoding/json"
	"testing"

	"biscotte/policy"
)

// underRegime is a session where statistics and media are used until the visitor objects.
func underRegime(t *testing.T, refused bool, cookie string) (*fake, *Session) {
	t.Helper()
	f := newFake(t)
	f.refused = refused
	v := testView("en")
	v.Purposes[1].OptOut, v.Purposes[2].OptOut = true, true
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	f.view, f.purposes = string(text), policy.Obey(v.Purposes, refused)
	if cookie != "" {
		f.jar["eu-consent"] = cookie
	}
	return f, newTestSession(t, f)
}

func TestThePanelShowsWhatIsInUseUntilTheVisitorObjects(t *testing.T) {
	for name, test := range map[string]struct {
		refused           bool
		cookie            string
		statistics, media bool
		signal            string
	}{
		"nobody has objected":  {false, "", true, true, ""},
		"the browser has":      {true, "", true, false, "Honoured for Media"},
		"the visitor has":      {false, "1.1794999000.statistics:false:zzz", false, true, ""},
		"half a year ago":      {false, "1.1774999000.statistics:false:bbb.media:true:ccc", false, true, ""},
		"more than a year ago": {false, "1.1754999000.statistics:false:bbb.media:true:ccc", true, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, s := underRegime(t, test.refused, test.cookie)
			s.OpenPanel()
			if s.Draft["statistics"] != test.statistics || s.Draft["media"] != test.media {
				t.Errorf("statistics %t, media %t; want %t and %t", s.Draft["statistics"], s.Draft["media"], test.statistics, test.media)
			}
			if got := s.Signal(); got != test.signal {
				t.Errorf("says %q of the signal, want %q", got, test.signal)
			}
		})
	}
}

// What the panel shows as on is no yes where one is needed: see policy.PurposesIn.
func TestAnObjectionFromThePanel(t *testing.T) {
	f, s := underRegime(t, false, "")
	s.OpenPanel()
	s.Turn("media")
	s.Save()
	if want := "1.1795000000.statistics:true:bbb.media:false:ccc"; f.jar["eu-consent"] != want {
		t.Errorf("wrote %q, want %q", f.jar["eu-consent"], want)
	}
}
