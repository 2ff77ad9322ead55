package app

import (
	"encoding/json"

	"biscotte/policy"
)

// Record is what visitors have been told of their own record (GDPR art. 15): the latest decision that is kept, nil where
// there is none or nobody has looked yet, and what there is to say besides.
type Record struct {
	Latest *Receipt
	Note   string
}

// Receipt is a decision as the server has kept it; Time is by its clock, as in "2026-11-25T10:00:00Z".
type Receipt struct {
	Ref    string `json:"ref"`
	Time   string `json:"time"`
	Choice string `json:"choice"`
}

// Recorded takes what [Browser.Record] has found.
func (s *Session) Recorded(text string) {
	var found []Receipt
	switch err := json.Unmarshal([]byte(text), &found); {
	case err != nil:
		s.Record = Record{Note: s.View.Phrases.RecordFailed}
	case len(found) == 0:
		s.Record = Record{Note: s.View.Phrases.RecordNone}
	default:
		s.Record = Record{Latest: &found[0]}
	}
}

// Forgotten takes what has become of [Browser.Forget], and reports whether the record is gone. With it goes what the
// visitor granted, and is asked again; what was refused stays refused: see [policy.Forget].
func (s *Session) Forgotten(ok bool) bool {
	if !ok {
		s.Record.Note = s.View.Phrases.RecordFailed
		return false
	}
	left := policy.Forget(s.View.Purposes, []string{s.Browser.Choice()}, s.Browser.Next())
	s.Browser.Keep(left.Encode())
	s.ClosePanel()
	s.Asking = len(policy.Asked(s.View.Purposes, s.Choice(), s.Browser.Refused())) > 0
	s.Status = s.View.Phrases.RecordDeleted
	return true
}
