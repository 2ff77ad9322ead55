package policy_test

import (
	"testing"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

func TestAColourOfOnesOwnLeavesTheOthers(t *testing.T) {
	var ours *policy.Look
	look := &policy.Look{Light: &policy.Colours{Accent: "#aa0000"}, Theme: policy.ThemeAuto}
	mine, was := look.OnLight(), ours.OnLight()
	if mine.Accent != "#aa0000" || mine.Ink != was.Ink || mine.OnAccent != was.OnAccent || look.OnDark() != ours.OnDark() {
		t.Errorf("it is %+v on light ground and %+v on dark", mine, look.OnDark())
	}
	if ours.OnLight().Accent == "#aa0000" {
		t.Error("ours has changed")
	}
}

func TestAThemeHasItsGround(t *testing.T) {
	for theme, want := range map[policy.Theme][2]bool{
		"": {true, true}, "auto": {true, true}, "light": {true, false}, "dark": {false, true}, "contrast": {true, true},
	} {
		look := &policy.Look{Theme: theme}
		if got := [2]bool{look.Bright(), look.Gloomy()}; got != want {
			t.Errorf("%q is light and dark: %t, want %t", theme, got, want)
		}
	}
}

func TestViewOfALook(t *testing.T) {
	v := load(t, replace(t, town, `"version": 1,`, `"version": 1, "look": {"layout": "modal", "logo": {"image": "/l.svg", "link": "/"}},`)).View("fr", phrase.All())
	if !v.Modal || *v.Logo != (policy.LogoView{Image: "/l.svg", Link: "/", Site: "Ville"}) {
		t.Errorf("modal %t, logo %+v", v.Modal, v.Logo)
	}
	if v := load(t, town).View("fr", phrase.All()); v.Modal || v.Logo != nil {
		t.Errorf("without a look, modal %t, logo %+v", v.Modal, v.Logo)
	}
}
