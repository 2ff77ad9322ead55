package choice

import (
	"crypto/sha256"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/web/record"
)

// The names of what the form sends. Each switch that is on is an "on", as in on=media/youtube.
const (
	fieldID       = "id"
	fieldRevision = "revision"
	fieldRegime   = "regime"
	fieldLanguage = "language"
	fieldBack     = "back"
	fieldAnswer   = "answer"
	fieldOn       = "on"
	fieldAgain    = "again" // of the form for the language: it is part of the page
)

// The answers of the form's three buttons.
const (
	accept  = "accept"
	refusal = "refuse"
	save    = "save"
)

// readForm makes the choice from the form's switches, at the server's time.
func (h *Handler) readForm(r *http.Request, c content) (*decision, error) {
	values, err := c.values()
	if err != nil {
		return nil, err
	}
	a := answer{Language: values.Get(fieldLanguage), Source: record.Form}
	id, err := record.ParseID(values.Get(fieldID))
	if err != nil {
		return nil, errMalformed
	}
	a.ID = h.answered(r, id, values)
	q := h.named(values.Get(fieldRevision), values.Get(fieldRegime))
	if q == nil {
		return nil, errOther
	}
	choice := decide(q.Purposes, h.next(r), values)
	if choice == nil {
		return nil, errMalformed
	}
	held := h.held(r, q)
	d := &decision{question: q, choice: choice, held: held, form: true, back: saved(values)}
	return d, h.describe(r, d, a, held)
}

// next is the time of a decision that is taken now.
func (h *Handler) next(r *http.Request) int64 {
	return policy.Next(h.o.Policy.ConsentCookie.Values(header(r)), h.o.Now().Unix())
}

// answered is the id of an answer by the form that had an id. The form pressed twice is one answer; but a text browser
// goes back to a form as it was, and another answer, or the same one after that, is another one.
func (h *Handler) answered(r *http.Request, form record.ID, values url.Values) record.ID {
	held := strings.Join(h.o.Policy.ConsentCookie.Values(header(r)), " ")
	on := strings.Join(values[fieldOn], " ")
	sum := sha256.Sum256([]byte(strings.Join([]string{form.String(), held, values.Get(fieldAnswer), on}, "\n")))
	return record.ID(sum[:len(form)])
}

// named finds the question that a form was about.
func (h *Handler) named(revision, regime string) *question {
	for i := range h.o.Revisions {
		if h.o.Revisions[i].Hash.String() == revision {
			return h.o.Revisions[i].question(regime)
		}
	}
	return nil
}

// decide is the choice of a form, nil if none of its buttons was pressed. Each service has a switch of its own; a
// category is granted where all of its services are.
func decide(purposes []policy.Purpose, now int64, values url.Values) *policy.Choice {
	answer := values.Get(fieldAnswer)
	on := values[fieldOn]
	all := answer == accept
	switch answer {
	case accept, refusal:
		on = nil
	case save:
	default:
		return nil
	}
	granted, exceptions := map[string]bool{}, map[string]bool{}
	for _, p := range purposes {
		granted[p.ID] = all || len(p.Services) > 0 && answer == save
		for _, s := range p.Services {
			exceptions[s] = all || slices.Contains(on, p.ID+"/"+s)
			granted[p.ID] = granted[p.ID] && exceptions[s]
		}
	}
	return policy.Decide(purposes, now, func(id string) bool { return granted[id] }, exceptions)
}
