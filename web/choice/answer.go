package choice

import (
	"net/http"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/web/record"
)

// answer is what the loader sends. View is the path of the texts that it has shown, Was the choice before. Unknown fields
// are let pass: pages of a newer version may be asking already.
type answer struct {
	ID       record.ID     `json:"id"`
	Choice   string        `json:"choice"`
	Was      string        `json:"was"`
	Language string        `json:"language"`
	View     string        `json:"view"`
	Source   record.Source `json:"source"`
}

// decision is an answer that has been understood. held is the newest choice that the browser has in its cookies.
type decision struct {
	record record.Record
	choice *policy.Choice
	held   *policy.Choice
	back   string
	form   bool
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
	held := policy.Latest(h.cookies(r, h.o.Policy.ConsentCookie.Name), h.o.Now().Unix())
	if c.form {
		return h.readForm(r, c, held)
	}
	return h.readAnswer(r, c, held)
}

func (h *Handler) readAnswer(r *http.Request, c content, held *policy.Choice) (*decision, error) {
	var a answer
	if err := c.object(&a); err != nil {
		return nil, err
	}
	choice := policy.Decode(a.Choice)
	if choice == nil || a.ID.IsZero() || a.Source == record.Form || !slices.Contains(record.Sources, a.Source) {
		return nil, errMalformed
	}
	if choice.Remaining(h.o.Now().Unix()) <= 0 {
		return nil, errTime
	}
	if a.Source == record.Signal && !policy.GPC(r.Header.Values("Sec-GPC")) {
		return nil, errSignal
	}
	revision := h.shown(a.Language, a.View)
	if revision == nil || !revision.answers(choice) {
		return nil, errOther
	}
	d := &decision{choice: choice, held: held}
	return d, h.write(r, d, a, revision, before(a.Was, choice, held))
}

// before is the choice that this one replaces: the one that the loader names, or the one that the browser still has.
func before(was string, choice, held *policy.Choice) *policy.Choice {
	if named := policy.Decode(was); named != nil {
		return named
	}
	if held != nil && held.Time < choice.Time {
		return held
	}
	return nil
}

// shown finds the revision by the texts that were shown; none named are those of today.
func (h *Handler) shown(language, view string) *Revision {
	for i := range h.o.Revisions {
		if r := &h.o.Revisions[i]; view == "" || r.Views[language] == view {
			return r
		}
	}
	return nil
}

// write fills in the record.
func (h *Handler) write(r *http.Request, d *decision, a answer, revision *Revision, before *policy.Choice) error {
	if !slices.Contains(h.o.Policy.Languages, a.Language) {
		return errLanguage
	}
	d.record = record.Record{
		ID: a.ID, Previous: h.previous(r), Time: record.Milliseconds(h.o.Now()),
		Kind: record.KindOf(before, d.choice), Source: a.Source,
		Site: h.o.Site, Language: a.Language, Regime: record.OptIn,
		Revision: revision.Hash, Bundle: revision.Bundle, Choice: d.choice.Encode(),
	}
	if a.Source == record.Signal {
		d.record.Kind = record.GPC
	}
	if d.record.Previous == a.ID {
		d.record.Previous = record.ID{} // sent twice
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
	return policy.Values(strings.Join(r.Header.Values("Cookie"), ";"), name)
}
