package choice

import (
	"context"
	"net/http"

	"biscotte/policy"
)

// receipt is what the form shows of the record that the browser knows.
type receipt struct {
	Ref, Day string
	Answers  []policy.Said
}

// known is the browser's latest record, nil where there is none. Where the records are away, hang, or are asked for too
// often, the form does without.
func (h *Handler) known(r *http.Request, v *policy.View) *receipt {
	id := h.previous(r)
	if id.IsZero() || !h.looks.allow(h.client(r), h.o.Now()) {
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), formLimit)
	defer cancel()
	found, err := h.o.Find(ctx, id.Ref())
	if err != nil {
		return nil
	}
	shown := &receipt{Ref: found.Ref.String(), Day: found.Time.UTC().Format("2006-01-02 15:04 UTC")}
	if c := policy.Decode(found.Choice); c != nil {
		shown.Answers = v.Said(c)
	}
	return shown
}
