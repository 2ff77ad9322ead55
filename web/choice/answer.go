package choice

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

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
	clock    bool // whether the browser's clock is too wrong for its time to count
	back     string
	form     bool
}

// choose takes an answer: it is kept first, and obeyed then. One that takes something back is obeyed even where it cannot be
// kept, or where too many come at once: a withdrawal must be as easy as a consent (GDPR art. 7(3)), and needs no proof. A
// form is told that it is saved; the loader is told to send its answer again, for the record, with the cookies of now.
func (h *Handler) choose(w http.ResponseWriter, r *http.Request, c content) (string, error) {
	d, err := h.understand(r, c)
	if err != nil {
		return "", err
	}
	err = h.keep(r, d)
	switch {
	case err == nil || d.takesBack():
		h.obey(w, r, d, err == nil)
	case !d.form && !h.superseded(r, d): // the script has written its answer already
		h.takeBack(w, r, d.question.Purposes, d.choice)
	}
	if err != nil && d.form && d.takesBack() {
		h.note(h.endpoints[r.URL.Path], err) // nobody sends a form again
		return d.back, nil
	}
	return d.back, err
}

// keepLimit is more than what a queue needs to find out that its store hangs, and to write into its spool.
const keepLimit = 10 * time.Second

// keep makes the record durable. It goes on for a client that leaves meanwhile: the answer has been given.
func (h *Handler) keep(r *http.Request, d *decision) error {
	if !h.answers.allow(h.client(r), h.o.Now()) {
		return errTooMany
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), keepLimit)
	defer cancel()
	if err := h.o.Keep(ctx, d.record); err != nil {
		return fmt.Errorf("%w: %w", errKeeping, err)
	}
	return nil
}

// takesBack reports whether a choice allows nothing that was not allowed before, by an earlier one in the browser's cookies:
// of that, there is a record.
func (d *decision) takesBack() bool {
	var earlier *policy.Choice
	if d.held != nil && d.held.Time < d.choice.Time {
		earlier = d.held
	}
	anew := func(category, service string) bool {
		purposes := d.question.Purposes
		return policy.Allowed(purposes, d.choice, category, service) && !policy.Allowed(purposes, earlier, category, service)
	}
	return !slices.ContainsFunc(d.question.Purposes, func(p policy.Purpose) bool {
		return anew(p.ID, "") || slices.ContainsFunc(p.Services, func(service string) bool { return anew(p.ID, service) })
	})
}

// client is where a request comes from, as far as that is known.
func (h *Handler) client(r *http.Request) netip.Addr {
	if h.o.Client == nil {
		return netip.Addr{}
	}
	return h.o.Client(r)
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
	if q == nil {
		return nil, errOther
	}
	clock := h.mended(r, q, choice)
	switch {
	case choice.RemainingOf(q.days(), h.o.Now().Unix()) <= 0:
		return nil, errTime
	case a.Source == record.Signal && !refused:
		return nil, errSignal
	case !q.answers(choice, refused):
		return nil, errOther
	}
	q.Purposes = policy.Obey(q.Purposes, refused) // as the loader does: an answer lasts no longer for the one than for the other
	d := &decision{question: q, choice: choice, held: h.held(r, q), clock: clock}
	return d, h.describe(r, d, a, before(a.Was, choice, d.held))
}

// mended gives a refusal of now the time of our clock, and reports whether it had to: a browser whose clock is days ahead, or
// months behind, refuses at a time that nobody else believes, and an earlier yes would stand. It is one of now if the browser
// has it in its cookie; a yes gets no such help.
func (h *Handler) mended(r *http.Request, q *question, c *policy.Choice) bool {
	now, written := h.o.Now().Unix(), h.cookies(r, h.o.Policy.ConsentCookie.Name)
	if c.RemainingOf(q.days(), now) > 0 || policy.Grants(c) || !slices.Contains(written, c.Encode()) {
		return false
	}
	c.Time = policy.Next(h.o.Policy.ConsentCookie.Values(header(r)), now)
	return true
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
