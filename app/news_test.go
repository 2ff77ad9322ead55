package app

import (
	"strings"
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/policy"
)

func TestTheBannerAfterAnAnswerAsksAboutTheDifferenceAlone(t *testing.T) {
	tests := map[string]struct {
		before, shown    string // the cookie, and the titles and summaries in the banner
		accepts, refuses string // the cookie afterwards
	}{
		"a new service": {
			"statistics:true:bbb.media:true:c1", "Media: New: Radio. Videos",
			"statistics:true:bbb.media:true:ccc", "statistics:true:bbb.media:true:ccc.~radio:false",
		},
		"another text": {
			"statistics:true:old.media:false:ccc", `Statistics "quoted" <b>&amp;: Changed. Counts`,
			"statistics:true:bbb.media:false:ccc", "statistics:false:bbb.media:false:ccc",
		},
		"a new purpose": {
			"statistics:false:bbb", "Media: All new. Videos",
			"statistics:false:bbb.media:true:ccc", "statistics:false:bbb.media:false:ccc",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for answer, want := range map[bool]string{true: test.accepts, false: test.refuses} {
				f := newFake(t)
				f.jar["eu-consent"] = "1.1794999000." + test.before
				f.before = f.jar["eu-consent"]
				s := newTestSession(t, f)
				v, shown := s.Banner(), ""
				for _, c := range v.Categories {
					shown += c.Title + ": " + c.Summary
				}
				if shown != test.shown || v.Phrases.BannerTitle != "Something is new" || v.Phrases.Accept != "Accept it" || v.Phrases.Refuse != "Refuse it" {
					t.Errorf("the banner says %q, under %q", shown, v.Phrases.BannerTitle)
				}
				s.Answer(answer)
				if want = "1.1794999001." + want; f.jar["eu-consent"] != want || s.Asking {
					t.Errorf("answered %t: wrote %q, want %q; asking %t", answer, f.jar["eu-consent"], want, s.Asking)
				}
			}
		})
	}
}

func TestTheFirstBannerAsksEverything(t *testing.T) {
	f := newFake(t)
	s := newTestSession(t, f)
	if s.Banner() != s.View || len(s.News().Category) > 0 {
		t.Error("something is new to somebody who has never answered")
	}
	s.Answer(true)
	if want := "1.1795000000.statistics:true:bbb.media:true:ccc"; f.jar["eu-consent"] != want {
		t.Errorf("wrote %q, want %q", f.jar["eu-consent"], want)
	}
}

func TestThePanelMarksWhatIsNew(t *testing.T) {
	f := newFake(t)
	f.jar["eu-consent"] = "1.1794999000.statistics:true:bbb.media:true:c1"
	s := newTestSession(t, f)
	s.OpenPanel()
	html := ui.HTMLString(&Panel{View: s.View, Draft: s.Draft, News: s.News()})
	for text, want := range map[string]int{`class="news"`: 2, ">New: Radio.<": 1, ">New<": 1, "Changed.": 0, "All new.": 0} {
		if got := strings.Count(html, text); got != want {
			t.Errorf("%s stands %d times in the panel, want %d", text, got, want)
		}
	}
	if !s.Draft["media"] || !s.Draft["media/video"] || s.Draft["media/radio"] {
		t.Errorf("switches %v; want media and its video on, the new radio off", s.Draft)
	}
}

// What is answered after the banner was drawn changes neither what it shows nor what its buttons mean: everything, where
// they say so.
func TestAButtonThatSaysAllAnswersAll(t *testing.T) {
	for name, meanwhile := range map[string]string{
		"a film was always allowed":            "1.1794999000.media:false:ccc.~video:true",
		"the page has answered one":            "1.1794999000.statistics:true:bbb",
		"everything was accepted elsewhere":    "1.1795000000.statistics:true:bbb.media:true:ccc",
		"everything was refused elsewhere":     "1.1794999000.statistics:false:bbb.media:false:ccc",
		"what was answered is asked otherwise": "1.1794999000.statistics:true:old.media:true:c1",
	} {
		t.Run(name, func(t *testing.T) {
			for _, yes := range []bool{true, false} {
				f := newFake(t)
				s := newTestSession(t, f)
				f.jar["eu-consent"] = meanwhile
				if v := s.Banner(); v.Phrases.Refuse != "Refuse all" || len(v.Categories) != 3 {
					t.Errorf("the banner says %q of %d categories", v.Phrases.Refuse, len(v.Categories))
				}
				s.Answer(yes)
				for _, wanted := range [][2]string{{"statistics"}, {"statistics", "other"}, {"media"}, {"media", "video"}, {"media", "radio"}} {
					if got := policy.Allowed(s.View.Purposes, f.choice(), wanted[0], wanted[1]); got != yes {
						t.Errorf("answered %t: %q is allowed: %t, by %q", yes, wanted, got, f.jar["eu-consent"])
					}
				}
			}
		})
	}
}
