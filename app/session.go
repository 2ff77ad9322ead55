package app

import (
	"encoding/json"
	"fmt"
	"strings"

	"biscotte/policy"
)

// Session is one visitor on one page: what is shown, what has been answered, what is being chosen. Its methods are
// what the controls do; none of them draws.
type Session struct {
	Browser Browser
	View    *policy.View

	Asking bool            // the banner is shown
	Open   bool            // the panel is shown
	Found  map[string]bool // the switches as the choice in force has them
	Draft  map[string]bool // the switches of the panel, by category and by category/service; replaced at each change, never changed in place
	Status string          // what the status line says
	Record Record          // what the visitor has been shown of their own record
}

// NewSession reads the view and the state to begin with from the browser. The panel stays closed until
// [Session.OpenPanel]: a dialog can only be shown once the page has it.
func NewSession(b Browser) (*Session, error) {
	view, err := readView(b.View(), b.Refused())
	if err != nil {
		return nil, fmt.Errorf("reading the view: %w", err)
	}
	return &Session{Browser: b, View: view, Asking: b.Asking()}, nil
}

// readView reads a view, with purposes as they are for a browser that sends a privacy signal, or does not.
func readView(text string, refused bool) (*policy.View, error) {
	v := &policy.View{}
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return nil, err
	}
	v.Purposes = policy.Obey(v.Purposes, refused)
	return v, nil
}

// Choice is the valid choice in force, nil if there is none. It is read anew each time: another window may have written it.
func (s *Session) Choice() *policy.Choice { return policy.Decode(s.Browser.Choice()) }

// OpenPanel shows the panel with the choice in force. What was never answered is off (Planet49, C-673/17).
func (s *Session) OpenPanel() {
	s.Found = s.switches()
	s.Draft, s.Open = s.Found, true
}

// switches are those of the choice in force.
func (s *Session) switches() map[string]bool {
	choice, on := s.Choice(), map[string]bool{}
	for _, p := range s.View.Purposes {
		on[p.ID] = p.Granted(choice)
		for _, service := range p.Services {
			on[p.ID+"/"+service] = policy.Allowed(s.View.Purposes, choice, p.ID, service)
		}
	}
	return on
}

// Heard takes note that the choice in force is another one, given elsewhere. In an open panel, what the visitor has turned
// stays so, and everything else follows.
func (s *Session) Heard() {
	s.Asking = s.Browser.Asking()
	if !s.Open {
		return
	}
	found, draft := s.switches(), map[string]bool{}
	for id, on := range found {
		if s.Draft[id] != s.Found[id] {
			on = s.Draft[id]
		}
		draft[id] = on
	}
	s.Found, s.Draft = found, draft
}

// ClosePanel hides the panel and forgets its switches: closing is not an answer.
func (s *Session) ClosePanel() {
	s.Open = false
	s.Found, s.Draft = nil, nil
	s.Record = Record{}
}

// Turn turns a switch to where it is not. What the page shows does not count: a drawing may have brought it in line with
// an older draft since the visitor's press.
func (s *Session) Turn(wanted string) { s.Set(wanted, !s.Draft[wanted]) }

// Set sets the switch of a category, and with it those of its services; or, by "category/service", that of a service.
// Once all services of a category agree, so does the category.
func (s *Session) Set(wanted string, on bool) {
	draft := map[string]bool{}
	for id, was := range s.Draft {
		draft[id] = was
	}
	draft[wanted] = on
	for _, p := range s.View.Purposes {
		agree := true
		for _, service := range p.Services {
			id := p.ID + "/" + service
			if wanted == p.ID {
				draft[id] = on
			}
			agree = agree && draft[id] == on
		}
		if agree && strings.HasPrefix(wanted, p.ID+"/") {
			draft[p.ID] = on
		}
	}
	s.Draft = draft
}

// Signal says what the browser's privacy signal has answered in the visitor's place, "" if nothing: there is none, or
// the visitor has granted all that it refuses.
func (s *Session) Signal() string {
	if !s.Browser.Refused() {
		return ""
	}
	choice := s.Choice()
	return s.View.Honoured(func(id string) bool { return policy.Allowed(s.View.Purposes, choice, id, "") })
}

// Remains says what a withdrawal has not removed, "" if nothing: what cannot be removed is said, not hidden.
func (s *Session) Remains() string {
	names := s.Browser.Remaining()
	if names == "" {
		return ""
	}
	return policy.Fill(s.View.Phrases.Remains, "names", names)
}

// Accept grants every category.
func (s *Session) Accept() { s.decide(func(string) bool { return true }, nil) }

// Refuse refuses every category that needs consent.
func (s *Session) Refuse() { s.decide(func(string) bool { return false }, nil) }

// Save grants the categories whose switch is on. A service whose switch stands otherwise is an exception. What has been
// answered elsewhere since the panel was opened is not written back.
func (s *Session) Save() {
	s.Heard()
	draft, exceptions := s.Draft, map[string]bool{}
	for _, p := range s.View.Purposes {
		for _, service := range p.Services {
			exceptions[service] = draft[p.ID+"/"+service]
		}
	}
	s.decide(func(id string) bool { return draft[id] }, exceptions)
}

func (s *Session) decide(granted func(id string) bool, exceptions map[string]bool) {
	s.take(policy.Decide(s.View.Purposes, s.Browser.Next(), granted, exceptions))
}

// take keeps the choice and takes everything off the screen; [Session.Settle] follows once that is done.
func (s *Session) take(choice *policy.Choice) {
	s.Browser.Keep(choice.Encode())
	s.Browser.Kept()
	// More may have been forgotten elsewhere than the layer has shown.
	s.Asking = len(policy.Asked(s.View.Purposes, choice, s.Browser.Refused())) > 0
	s.ClosePanel()
}

// Settle tells the page about a new choice. The screen is clear by then, so that what the choice lets go does not
// hold up the answer to the press.
func (s *Session) Settle() {
	s.Browser.Changed()
	s.Browser.Idle()
}

// PickLanguage writes the language cookie and reports whether there is a view to fetch: code must be another one of
// the site's languages.
func (s *Session) PickLanguage(code string) bool {
	if code == "" || code == s.View.Language || policy.MatchLanguage(code, s.codes()) != code {
		return false
	}
	if k := s.View.LanguageCookie; k != nil && !k.HTTPOnly {
		s.Browser.SetCookie(k.Write(code))
	}
	return true
}

// Speak draws everything from now on in the view that text holds. A text that holds none leaves the language and
// says so.
func (s *Session) Speak(text string) {
	view, err := readView(text, s.Browser.Refused())
	if err != nil {
		s.Status = s.View.Phrases.Failed
		return
	}
	s.View, s.Status = view, ""
}

func (s *Session) codes() []string {
	var codes []string
	for _, l := range s.View.Languages {
		codes = append(codes, l.Code)
	}
	return codes
}
