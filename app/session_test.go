package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

func newTestSession(t *testing.T, f *fake) *Session {
	t.Helper()
	s, err := NewSession(f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// granted lists the categories that a choice grants.
func granted(s *Session, c *policy.Choice) []string {
	var ids []string
	for _, p := range s.View.Purposes {
		if policy.Allowed(s.View.Purposes, c, p.ID, "") {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func TestAnswersReachTheCookie(t *testing.T) {
	tests := map[string]struct {
		press func(*Session)
		want  []string
	}{
		"accept": {(*Session).Accept, []string{"necessary", "statistics", "media"}},
		"refuse": {(*Session).Refuse, []string{"necessary"}},
		"save one": {func(s *Session) {
			s.OpenPanel()
			s.Set("media", true)
			s.Save()
		}, []string{"necessary", "media"}},
		"save none": {func(s *Session) {
			s.OpenPanel()
			s.Save()
		}, []string{"necessary"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			s := newTestSession(t, f)
			test.press(s)
			if got := granted(s, f.choice()); !slices.Equal(got, test.want) {
				t.Errorf("granted %v, want %v", got, test.want)
			}
			if s.Asking || s.Open {
				t.Errorf("still shown: banner %t, panel %t", s.Asking, s.Open)
			}
			if c := f.choice(); c.Time != fakeNow {
				t.Errorf("decided at %d, want %d", c.Time, fakeNow)
			}
		})
	}
}

func TestClosingDecidesNothing(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	s.OpenPanel()
	s.Set("statistics", true)
	s.ClosePanel()
	if len(f.written) != 0 || !s.Asking {
		t.Errorf("wrote %q, still asking %t; want nothing and true", f.written, s.Asking)
	}
	s.OpenPanel()
	if s.Draft["statistics"] {
		t.Error("the switch remembers what was never saved")
	}
}

func TestThePanelShowsTheChoiceInForce(t *testing.T) {
	f := newFake(t)
	f.jar["eu-consent"] = "1.1794999000.statistics:true:bbb.media:true:old"
	s := newTestSession(t, f)
	s.OpenPanel()
	if !s.Draft["necessary"] || !s.Draft["statistics"] || s.Draft["media"] {
		t.Errorf("switches %v; want necessary and statistics on, media (answered in another form) off", s.Draft)
	}
}

func TestSavingKeepsExceptionsOfUntouchedCategories(t *testing.T) {
	f := newFake(t)
	f.jar["eu-consent"] = "1.1794999000.statistics:true:bbb.media:false:ccc.~other:false"
	s := newTestSession(t, f)
	s.OpenPanel()
	s.Set("media", true)
	s.Save()
	if policy.Allowed(s.View.Purposes, f.choice(), "statistics", "other") {
		t.Error("a refused service came back")
	}
	s.OpenPanel()
	s.Set("statistics", false)
	s.Save()
	s.OpenPanel()
	s.Set("statistics", true)
	s.Save()
	if !policy.Allowed(s.View.Purposes, f.choice(), "statistics", "other") {
		t.Error("a new yes to the category did not reach its service")
	}
}

func TestAChoiceHoldsWithoutCookies(t *testing.T) {
	f := newFake(t)
	f.noCookie = true
	s := newTestSession(t, f)
	s.Accept()
	if got := granted(s, s.Choice()); len(got) != 3 {
		t.Errorf("granted %v; want all three, held in memory", got)
	}
}

func TestPickingALanguage(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	for _, code := range []string{"en", "de", "FR", "", "fr-ca"} {
		if s.PickLanguage(code) {
			t.Errorf("picked %q", code)
		}
	}
	if !s.PickLanguage("fr") {
		t.Fatal("did not pick fr")
	}
	if want := []string{"django_language=fr; Path=/; SameSite=Lax"}; !slices.Equal(f.written, want) {
		t.Errorf("wrote %q, want %q", f.written, want)
	}
	s.Speak(f.views["fr"])
	if s.View.Language != "fr" {
		t.Errorf("speaks %q, want fr", s.View.Language)
	}
	s.Speak("")
	if s.View.Language != "fr" || s.Status != "Could not be loaded" {
		t.Errorf("after a failure it speaks %q and says %q", s.View.Language, s.Status)
	}
}

func TestAnHTTPOnlyLanguageCookieIsNotWritten(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	s.View.LanguageCookie.HTTPOnly = true
	if !s.PickLanguage("fr") || len(f.written) != 0 {
		t.Errorf("wrote %q, want nothing", f.written)
	}
}

func TestABrokenViewIsAnError(t *testing.T) {
	f := newFake(t)
	f.view = "{"
	if _, err := NewSession(f); err == nil {
		t.Error("no error")
	}
}

func TestAServiceAnsweredApart(t *testing.T) {
	tests := map[string]struct {
		before string
		press  func(*Session)
		want   string // the cookie without its version and time
	}{
		"one service alone": {
			"", func(s *Session) { s.Set("media/video", true) },
			"statistics:false:bbb.media:false:ccc.~video:true",
		},
		"all but one": {
			"", func(s *Session) { s.Set("media", true); s.Set("media/radio", false) },
			"statistics:false:bbb.media:true:ccc.~radio:false",
		},
		"each by itself is the category": {
			"", func(s *Session) { s.Set("media/video", true); s.Set("media/radio", true) },
			"statistics:false:bbb.media:true:ccc",
		},
		"and back": {
			"", func(s *Session) { s.Set("media", true); s.Set("media/video", false); s.Set("media/radio", false) },
			"statistics:false:bbb.media:false:ccc",
		},
		"a category takes its services along": {
			"", func(s *Session) { s.Set("media/video", true); s.Set("media", true); s.Set("media", false) },
			"statistics:false:bbb.media:false:ccc",
		},
		"saved as it was found": {
			"1.1794999000.statistics:true:bbb.media:false:ccc.~other:false.~radio:true", func(*Session) {},
			"statistics:true:bbb.media:false:ccc.~other:false.~radio:true",
		},
		"an answer that stands but for a new service": {
			"1.1794999000.statistics:true:bbb.media:true:c1", func(*Session) {},
			"statistics:true:bbb.media:true:ccc.~radio:false",
		},
		"an answer to an older text is none": {
			"1.1794999000.statistics:true:bbb.media:true:old.~radio:true", func(*Session) {},
			"statistics:true:bbb.media:false:ccc",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			if test.before != "" {
				f.jar["eu-consent"] = test.before
			}
			s := newTestSession(t, f)
			s.OpenPanel()
			test.press(s)
			s.Save()
			if want := "1.1795000000." + test.want; f.jar["eu-consent"] != want {
				t.Errorf("wrote %q, want %q", f.jar["eu-consent"], want)
			}
		})
	}
}

func TestThePrivacySignalIsSaidToBeObeyedWhereItIs(t *testing.T) {
	for name, test := range map[string]struct {
		refused bool
		cookie  string
		want    string
	}{
		"no signal":                     {false, "", ""},
		"a signal":                      {true, "", "Honoured for Media"},
		"a signal, and a no":            {true, "1.1794999000.statistics:true:bbb.media:false:ccc", "Honoured for Media"},
		"a signal, and a yes of today":  {true, "1.1794999000.statistics:false:bbb.media:true:ccc", ""},
		"a signal, and a yes to others": {true, "1.1794999000.statistics:true:bbb", "Honoured for Media"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.refused = test.refused
			if test.cookie != "" {
				f.jar["eu-consent"] = test.cookie
			}
			if got := newTestSession(t, f).Signal(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if len(f.written) > 0 {
				t.Errorf("wrote %q: a signal is no answer of the visitor's", f.written)
			}
		})
	}
}

func TestAnAnswerUnderAFormerNameCounts(t *testing.T) {
	f := newFake(t)
	f.jar["old-consent"] = "1.1794999000.statistics:true:bbb.media:false:ccc"
	s := newTestSession(t, f)
	f.formerly = []string{"old-consent"}
	s.OpenPanel()
	if !s.Draft["statistics"] || s.Draft["media"] {
		t.Errorf("switches %v; want statistics on, media off", s.Draft)
	}
	s.Refuse()
	if got := granted(s, s.Choice()); !slices.Equal(got, []string{"necessary"}) {
		t.Errorf("granted %v: the older answer, under the former name, is back", got)
	}
}

func TestWhatAWithdrawalLeavesIsSaid(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	if got := s.Remains(); got != "" {
		t.Errorf("it says %q of nothing", got)
	}
	f.remains = "_secret, abroad"
	if got := s.Remains(); got != "Still there: _secret, abroad" {
		t.Errorf("it says %q", got)
	}
}

// What is recorded is shown as it is kept; deleting it takes the choice back, and asks again.
func TestTheVisitorsOwnRecord(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	s.Accept()
	s.OpenPanel()
	for text, note := range map[string]string{"": s.View.Phrases.RecordFailed, "[]": s.View.Phrases.RecordNone, "null": s.View.Phrases.RecordNone} {
		if s.Recorded(text); s.Record.Latest != nil || s.Record.Note != note {
			t.Errorf("%q: %+v", text, s.Record)
		}
	}
	s.Recorded(`[{"ref": "2", "time": "2026-11-25T10:00:00.123Z", "choice": "1.7.media:true:c"}, {"ref": "1"}]`)
	if r := s.Record.Latest; r == nil || r.Ref != "2" {
		t.Fatalf("shown is %+v", s.Record)
	}
	if s.Forgotten(false) || s.Choice() == nil || !s.Open || s.Record.Note != s.View.Phrases.RecordFailed {
		t.Errorf("not deleted: %+v, choice %v", s.Record, s.Choice())
	}
	f.forgets, f.told = true, nil
	f.Forget(func(ok bool) {
		if !s.Forgotten(ok) || s.Choice() != nil || !s.Asking || s.Open || s.Status != s.View.Phrases.RecordDeleted {
			t.Errorf("deleted: choice %v, asking %t, open %t, %q", s.Choice(), s.Asking, s.Open, s.Status)
		}
		if slices.Contains(f.told, "kept") {
			t.Error("what is left is recorded anew")
		}
	})
}

// An objection needs no proof: it outlives the record, also where the choice is held in memory alone.
func TestADeletedRecordTakesBackNoObjection(t *testing.T) {
	for _, noCookie := range []bool{false, true} {
		f := newFake(t)
		f.noCookie = noCookie
		s := newTestSession(t, f)
		s.OpenPanel()
		refused := s.View.Purposes[len(s.View.Purposes)-1].ID
		for _, p := range s.View.Purposes {
			s.Set(p.ID, p.ID != refused)
		}
		s.Save()
		before := *s.Choice()
		if !s.Forgotten(true) || policy.Grants(s.Choice()) || s.Choice().Time <= before.Time {
			t.Fatalf("left of %s is %+v", before.Encode(), s.Choice())
		}
		want := ".%s:false:" // the fingerprint follows
		if got := s.Choice().Encode(); !strings.Contains(got, fmt.Sprintf(want, refused)) || strings.Contains(got, "true") {
			t.Errorf("left of %s is %s", before.Encode(), got)
		}
	}
}
