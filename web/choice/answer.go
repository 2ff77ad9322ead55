package choice

import (
	"net/http"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/web/record"
)

// answer is what the loader sends. Shown is what the paths of the texts begin with that it has shown, Was the choice before.
// Unknown fields are let pass: pages of a newer version may be asking already.
type answer struct {
	ID       record.ID     `json:"id"`
	Choice   string        `json:"choice"`
	Was      string        `json:"was"`
	Language string        `json:"language"`
	Shown    string        `json:"shown"`
	Source   record.Source `json:"source"`
}

// decision is an answer that has been understood. held is the newest choice that the browser has in its cookies.
type decision struct {
	id       record.ID // which the browser keeps, and nobody else
	record   record.Record
	question *question
	choice   *policy.Choice
	held     *policy.Choice
	back     string
	form     bool
}

// choose takes an answer: it is kept first, and obeyed then.
func (h *Handler) choose(w http.ResponseWriter, r *http.Request, c content) (string, error) {
	d, err := h.understand(r, c)
	if err != nil {
		return "", err
	}
	if !h.limit.AllowN(h.o.Now(), 1) {
		return "", errTooMany
	}
	if err := h.keep(r, d); err != nil {
		return "", err
	}
	h.obey(w, r, d)
	return d.back, nil
}

// keep makes the record durable. A form whose answer takes something back is obeyed even where that fails: nobody else
// would send it again.
func (h *Handler) keep(r *http.Request, d *decision) error {
	err := h.o.Keep(r.Context(), d.record)
	if err == nil || d.form && (d.record.Kind == record.Withdrawn || d.record.Kind == record.Refused) {
		return nil
	}
	return errKeeping
}

func (h *Handler) understand(r *http.Request, c content) (*decision, error) {
	if c.form {
		return h.readForm(r, c)
	}
	return h.readAnswer(r, c)
}

// held is the newest choice in the request's cookies that still counts for a question.
func (h *Handler) held(r *http.Request, q *question) *policy.Choice {
	return policy.Standing(h.o.Policy.ConsentCookie.Values(header(r)), q.Purposes, h.o.Now().Unix())
}

// header is the request's Cookie header field.
func header(r *http.Request) string { return strings.Join(r.Header.Values("Cookie"), ";") }

func (h *Handler) readAnswer(r *http.Request, c content) (*decision, error) {
	var a answer
	if err := c.object(&a); err != nil {
		return nil, err
	}
	choice := policy.Decode(a.Choice)
	if choice == nil || choice.Forgets() || a.ID.IsZero() || a.Source == record.Form || !slices.Contains(record.Sources, a.Source) {
		return nil, errMalformed
	}
	q, refused := h.shown(a.Shown), policy.GPC(r.Header.Values("Sec-GPC"))
	if q != nil && h.o.Located != nil && h.o.Located(r) {
		q = q.under(h.o.Regime(r), choice, refused)
	}
	switch {
	case q == nil:
		return nil, errOther
	case choice.RemainingOf(q.days(), h.o.Now().Unix()) <= 0:
		return nil, errTime
	case a.Source == record.Signal && !refused:
		return nil, errSignal
	case !q.answers(choice, refused):
		return nil, errOther
	}
	q.Purposes = policy.Obey(q.Purposes, refused) // as the loader does: an answer lasts no longer for the one than for the other
	d := &decision{question: q, choice: choice, held: h.held(r, q)}
	return d, h.describe(r, d, a, before(a.Was, choice, d.held))
}

// before is the choice that this one replaces: the one that the loader names, or the one that the browser still has.
func before(was string, choice, held *policy.Choice) *policy.Choice {
	if named := policy.Decode(was); named != nil && !named.Forgets() {
		return named
	}
	if held != nil && held.Time < choice.Time {
		return held
	}
	return nil
}

// shown finds the question by what the paths of its texts begin with; where that is not said, it is today's, under the
// strictest regime.
func (h *Handler) shown(begin string) *question {
	if begin == "" {
		return h.o.Revisions[0].question("")
	}
	for i := range h.o.Revisions {
		r := &h.o.Revisions[i]
		for _, a := range r.Asked {
			if a.Begin == begin {
				return &question{Revision: r, Asked: a}
			}
		}
	}
	return nil
}

// describe fills in the record.
func (h *Handler) describe(r *http.Request, d *decision, a answer, before *policy.Choice) error {
	if !slices.Contains(h.o.Policy.Languages, a.Language) {
		return errLanguage
	}
	d.id = a.ID
	d.record = record.Record{
		Ref: a.ID.Ref(), Previous: h.previous(r).Ref(), Time: record.Milliseconds(h.o.Now()),
		Kind: record.KindOf(before, d.choice), Source: a.Source,
		Site: h.o.Site, Language: a.Language, Regime: d.question.regime(),
		Revision: d.question.Hash, Bundle: d.question.Bundle, Choice: d.choice.Encode(),
	}
	if a.Source == record.Signal {
		d.record.Kind = record.GPC
	}
	if d.record.Previous == d.record.Ref {
		d.record.Previous = record.Ref{} // sent twice
	}
	return nil
}

// previous is the record that the browser knows.
func (h *Handler) previous(r *http.Request) record.ID {
	if h.o.Policy.Records == nil || h.o.Policy.Records.Cookie == "" {
		return record.ID{}
	}
	for _, value := range h.cookies(r, h.o.Policy.Records.Cookie) {
		if id, err := record.ParseID(value); err == nil {
			return id
		}
	}
	return record.ID{}
}

func (h *Handler) cookies(r *http.Request, name string) []string {
	return policy.Values(header(r), name)
}
