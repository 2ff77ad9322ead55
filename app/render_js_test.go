//go:build js && wasm

package app

import (
	"slices"
	"testing"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// screen is a root mounted in the document of web/e2e/dom.mjs.
type screen struct {
	root   *Root
	engine ui.ClientDispatcher
}

func show(t *testing.T, f *fake) screen {
	t.Helper()
	root := &Root{Session: newTestSession(t, f)}
	s := screen{root: root, engine: ui.NewClientTester(root)}
	t.Cleanup(s.engine.Close)
	// Elements outside the document fire no change events (HTML, 4.10.18.4).
	ui.Window().Get("document").Get("body").Call("append", root.JSValue().Get("parentNode"))
	s.settle()
	return s
}

// settle lets the engine draw until nothing is left to do: a drawing may ask for another.
func (s screen) settle() {
	for range 5 {
		s.engine.Consume()
	}
}

func (s screen) find(selector string) ui.Value {
	return s.root.JSValue().Call("querySelector", selector)
}

func (s screen) shows(selector string) bool { return s.find(selector).Truthy() }

func (s screen) press(t *testing.T, selector string) {
	t.Helper()
	control := s.find(selector)
	if !control.Truthy() {
		t.Fatalf("no %s on the screen", selector)
	}
	control.Call("click")
	s.settle()
}

func TestPressingAcceptClearsTheScreenThenTellsThePage(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	if !s.shows(".banner [data-do=accept]") || s.shows(".panel") {
		t.Fatal("want the banner and no panel to begin with")
	}
	s.press(t, "[data-do=accept]")
	if s.shows(".banner") {
		t.Error("the banner stays")
	}
	if want := []string{"ready", "kept", "changed", "idle"}; !slices.Equal(f.told, want) {
		t.Errorf("told the page %q, want %q", f.told, want)
	}
	if len(granted(s.root.Session, f.choice())) != 3 {
		t.Error("the cookie does not grant everything")
	}
}

func TestPressingThroughThePanel(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	s.press(t, "[data-do=customise]")
	if f.dialogs != 1 || !s.find(".banner").Get("hidden").Bool() {
		t.Fatalf("dialogs %d, banner hidden %t; want 1 and true", f.dialogs, s.find(".banner").Get("hidden").Bool())
	}
	for _, id := range []string{"statistics", "media"} {
		if s.find("[data-category=" + id + "]").Get("checked").Bool() {
			t.Errorf("%s is on before anybody chose", id)
		}
	}
	s.press(t, "[data-category=media]")
	s.press(t, "[data-do=save]")
	if s.shows(".panel") || s.shows(".banner") {
		t.Error("something stays on the screen")
	}
	if got, want := granted(s.root.Session, f.choice()), []string{"necessary", "media"}; !slices.Equal(got, want) {
		t.Errorf("granted %v, want %v", got, want)
	}
}

func TestClosingThePanelBringsTheBannerBack(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	s.press(t, "[data-do=customise]")
	s.press(t, "[data-category=media]")
	s.press(t, "[data-do=close]")
	if s.shows(".panel") || !s.shows(".banner") || s.find(".banner").Get("hidden").Bool() {
		t.Error("want the banner again and no panel")
	}
	if len(f.written) != 0 {
		t.Errorf("wrote %q, want nothing", f.written)
	}
	s.press(t, "[data-do=customise]")
	if s.find("[data-category=media]").Get("checked").Bool() {
		t.Error("the switch remembers what was never saved")
	}
}

func TestTheLanguageChangesAtOnce(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	list := s.find(".banner select")
	if got := list.Get("value").String(); got != "en" {
		t.Fatalf("the list shows %q, want en", got)
	}
	list.Set("value", "fr")
	list.Call("dispatchEvent", ui.Window().Get("Event").New("change"))
	s.settle()
	if got := s.find(".banner").Call("getAttribute", "lang").String(); got != "fr" {
		t.Errorf("the banner is in %q, want fr", got)
	}
	if f.jar["django_language"] != "fr" {
		t.Errorf("the language cookie is %q, want fr", f.jar["django_language"])
	}
	if last := f.told[len(f.told)-1]; last != "language fr" {
		t.Errorf("told the page %q last, want the language", last)
	}
}

func TestTheLoaderOpensThePanelForSomebodyWhoHasAnswered(t *testing.T) {
	f := newFake(t)
	f.asking, f.opening = false, true
	f.jar["eu-consent"] = "1.1794999000.statistics:true:bbb.media:false:ccc"
	s := show(t, f)
	if s.shows(".banner") || !s.find("[data-category=statistics]").Get("checked").Bool() {
		t.Fatal("want the panel alone, with statistics on")
	}
	s.press(t, "[data-do=refuse]")
	if got := granted(s.root.Session, f.choice()); !slices.Equal(got, []string{"necessary"}) {
		t.Errorf("granted %v after withdrawing, want necessary alone", got)
	}
	f.open()
	s.settle()
	if !s.shows(".panel") || s.find("[data-category=statistics]").Get("checked").Bool() {
		t.Error("want the panel again, with statistics off")
	}
}

func TestForeignTextsAreNeverMarkup(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	if want := testView("en").Categories[1].Title; s.find(".purposes li:nth-child(2) strong").Get("textContent").String() != want {
		t.Errorf("the title is not %q", want)
	}
}

func TestServicesAnsweredApart(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	s.press(t, "[data-do=customise]")
	state := func(selector string) [2]bool {
		box := s.find(selector)
		return [2]bool{box.Get("checked").Bool(), box.Get("indeterminate").Bool()}
	}
	const category, video, radio = "[data-category=media]", "[data-service=video]", "[data-service=radio]"
	for _, step := range []struct {
		press                  string
		category, video, radio [2]bool
	}{
		{video, [2]bool{false, true}, [2]bool{true, false}, [2]bool{false, false}},
		{radio, [2]bool{true, false}, [2]bool{true, false}, [2]bool{true, false}},
		{video, [2]bool{true, true}, [2]bool{false, false}, [2]bool{true, false}},
		{category, [2]bool{false, false}, [2]bool{false, false}, [2]bool{false, false}},
		{category, [2]bool{true, false}, [2]bool{true, false}, [2]bool{true, false}},
		{radio, [2]bool{true, true}, [2]bool{true, false}, [2]bool{false, false}},
	} {
		s.press(t, step.press)
		if got := [3][2]bool{state(category), state(video), state(radio)}; got != [3][2]bool{step.category, step.video, step.radio} {
			t.Fatalf("after %s: %v, want %v", step.press, got, [3][2]bool{step.category, step.video, step.radio})
		}
	}
	if s.shows(category + "[role]") {
		t.Error("a switch cannot be mixed; want a check box")
	}
	s.press(t, "[data-do=save]")
	if want := "1.1795000000.statistics:false:bbb.media:true:ccc.~radio:false"; f.jar["eu-consent"] != want {
		t.Errorf("wrote %q, want %q", f.jar["eu-consent"], want)
	}
	f.open()
	s.settle()
	if got := [2][2]bool{state(category), state(radio)}; got != [2][2]bool{{true, true}, {false, false}} {
		t.Errorf("found again as %v", got)
	}
}

func TestThePrivacySignalInBannerAndPanel(t *testing.T) {
	f := newFake(t)
	f.refused = true
	s := show(t, f)
	line := s.find(".banner .signal")
	if line.Get("hidden").Bool() || line.Get("textContent").String() != "Honoured for Media" {
		t.Errorf("the banner says %q, hidden %t", line.Get("textContent").String(), line.Get("hidden").Bool())
	}
	s.press(t, "[data-do=customise]")
	if got := s.find(".panel .signal").Get("textContent").String(); got != "Honoured for Media" {
		t.Errorf("the panel says %q", got)
	}
	s.press(t, "[data-do=accept]")
	f.open()
	s.settle()
	if s.shows(".panel .signal") {
		t.Error("the panel still says that the signal is obeyed, against an answer of the visitor's")
	}
}

func TestNoPrivacySignalNoLine(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	if !s.find(".banner .signal").Get("hidden").Bool() {
		t.Error("the banner says that a signal is obeyed that is not there")
	}
	s.press(t, "[data-do=customise]")
	if s.shows(".panel .signal") {
		t.Error("so does the panel")
	}
}

func TestThePanelSaysWhatRemains(t *testing.T) {
	f := newFake(t)
	s := show(t, f)
	s.press(t, "[data-do=customise]")
	if s.shows(".panel .remains") {
		t.Error("it says something of nothing")
	}
	s.press(t, "[data-do=close]")
	f.remains = "_secret"
	s.press(t, "[data-do=customise]")
	if got := s.find(".panel .remains").Get("textContent").String(); got != "Still there: _secret" {
		t.Errorf("it says %q", got)
	}
}
