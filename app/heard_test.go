package app

import "testing"

// A panel that is open does not write back what was answered elsewhere meanwhile: only what was turned in it.
func TestAPanelSavesWhatWasTurnedInItOnTopOfWhatIsStored(t *testing.T) {
	const all, none = "1.1794999000.statistics:true:bbb.media:true:ccc", "1.1794999990.statistics:false:bbb.media:false:ccc"
	for name, test := range map[string]struct {
		before, meanwhile string
		turn              []string
		want              string
	}{
		"withdrawn elsewhere, nothing turned": {all, none, nil, "statistics:false:bbb.media:false:ccc"},
		"withdrawn elsewhere, one turned off": {all, none, []string{"media"}, "statistics:false:bbb.media:false:ccc"},
		"withdrawn elsewhere, turned and back": {
			all, none, []string{"media", "media"}, "statistics:false:bbb.media:false:ccc",
		},
		"withdrawn elsewhere, one turned on before": {
			"1.1794999000.statistics:true:bbb.media:false:ccc", none, []string{"media"}, "statistics:false:bbb.media:true:ccc",
		},
		"a service turned off, withdrawn elsewhere": {all, none, []string{"media/radio"}, "statistics:false:bbb.media:false:ccc"},
		"forgotten elsewhere":                       {all, "", []string{"media/video"}, "statistics:false:bbb.media:false:ccc"},
		"accepted elsewhere, one turned on": {
			none, "1.1794999999.statistics:true:bbb.media:true:ccc", []string{"media/video"}, "statistics:true:bbb.media:true:ccc",
		},
	} {
		for _, hears := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				f := newFake(t)
				f.asking, f.jar["eu-consent"] = false, test.before
				s := newTestSession(t, f)
				s.OpenPanel()
				for _, wanted := range test.turn {
					s.Turn(wanted)
				}
				f.jar["eu-consent"] = test.meanwhile
				if hears {
					s.Heard()
				}
				s.Save()
				if want := "1.1795000000." + test.want; f.jar["eu-consent"] != want {
					t.Errorf("hears %t: wrote %q, want %q", hears, f.jar["eu-consent"], want)
				}
			})
		}
	}
}

func TestAnOpenPanelShowsWhatWasAnsweredElsewhere(t *testing.T) {
	f := newFake(t)
	f.asking, f.jar["eu-consent"] = false, "1.1794999000.statistics:true:bbb.media:false:ccc"
	s := newTestSession(t, f)
	s.OpenPanel()
	s.Turn("media/radio")
	f.jar["eu-consent"], f.asking = "", true
	s.Heard()
	if s.Draft["statistics"] || s.Draft["statistics/matomo"] || !s.Draft["media/radio"] || !s.Asking {
		t.Errorf("switches %v, asking %t; want statistics off, radio on, and to ask", s.Draft, s.Asking)
	}
}

// A clock that was ahead, or an answer of this very second, does not win over the decision that follows it.
func TestADecisionIsNewerThanWhatIsStored(t *testing.T) {
	for stored, want := range map[string]string{
		"1.1795000000.statistics:true:bbb": "1.1795000001.statistics:false:bbb.media:false:ccc",
		"1.1795003600.statistics:true:bbb": "1.1795003601.statistics:false:bbb.media:false:ccc",
	} {
		f := newFake(t)
		f.jar["eu-consent"] = stored
		if newTestSession(t, f).Refuse(); f.jar["eu-consent"] != want {
			t.Errorf("after %q: wrote %q, want %q", stored, f.jar["eu-consent"], want)
		}
	}
}
