package choice

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"biscotte/policy"
	"biscotte/web/record"
)

// maxOwn bounds how far back a visitor's own records are followed.
const maxOwn = 100

// ownLimit is how long visitors wait for what the records have of them, be it found or deleted; formLimit, how long the form
// waits, which does without. A store that hangs must not keep them from their choice.
const (
	ownLimit  = 2 * time.Second
	formLimit = time.Second
)

// own lets visitors see and download their records (GET), and have them deleted (POST): GDPR art. 15 and 17. The browser
// knows the latest by its cookie, and each knows the one before.
func (h *Handler) own() func(*Handler, *endpoint, http.ResponseWriter, *http.Request) int {
	show, forget := showing(h.showOwn), taking(h.forget)
	return func(h *Handler, e *endpoint, w http.ResponseWriter, r *http.Request) int {
		if r.Method == http.MethodGet {
			return show(h, e, w, r)
		}
		return forget(h, e, w, r)
	}
}

func (h *Handler) showOwn(w http.ResponseWriter, r *http.Request) (int, error) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return 0, errElsewhere
	}
	ctx, cancel := context.WithTimeout(r.Context(), ownLimit)
	defer cancel()
	records, _, err := h.records(ctx, r)
	if err != nil {
		return 0, err
	}
	body, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		return 0, fmt.Errorf("writing a visitor's records: %w", err)
	}
	header := w.Header()
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="record.json"`)
	header.Set("Vary", "Cookie")
	_, _ = w.Write(append(body, '\n')) // a client that has gone needs no answer
	return http.StatusOK, nil
}

// records follows the browser's records back in time. Those from next on cannot be read now: the records are away, and the
// later ones wait to be brought there.
func (h *Handler) records(ctx context.Context, r *http.Request) (found []record.Record, next record.Ref, err error) {
	latest := h.previous(r)
	if latest.IsZero() {
		return nil, next, errForgotten
	}
	if !h.looks.allow(h.client(r), h.o.Now()) {
		return nil, next, errTooMany
	}
	for ref := latest.Ref(); !ref.IsZero() && len(found) < maxOwn; {
		one, err := h.o.Find(ctx, ref)
		if errors.Is(err, record.ErrUnknown) {
			break // purged
		}
		if err != nil && len(found) > 0 {
			return found, ref, nil
		}
		if err != nil {
			return nil, ref, fmt.Errorf("%w: %w", errKeeping, err)
		}
		found = append(found, one)
		ref = one.Previous
	}
	if len(found) == 0 {
		return nil, next, errForgotten
	}
	return found, next, nil
}

// longest is for how many days a choice may count under any regime of today: where the tag names the region, the server
// does not know by which law an objection was made.
func (h *Handler) longest() int64 {
	var days int64
	for _, a := range h.o.Revisions[0].Asked {
		days = max(days, policy.Days(a.Purposes))
	}
	return days
}

// forget deletes the browser's records. With the proof goes the consent, and the refusals stay: see [policy.Forget].
func (h *Handler) forget(w http.ResponseWriter, r *http.Request, c content) (string, error) {
	values, err := c.values()
	if err != nil && c.form {
		return "", err
	}
	// Whoever leaves meanwhile wants it done all the same.
	ctx := context.WithoutCancel(r.Context())
	finding, found := context.WithTimeout(ctx, ownLimit)
	defer found()
	records, next, err := h.records(finding, r)
	if err != nil {
		return "", err
	}
	refs := make([]record.Ref, len(records))
	for i := range records {
		refs[i] = records[i].Ref
	}
	if !next.IsZero() {
		refs = append(refs, next) // and those before it go with it
	}
	erasing, erased := context.WithTimeout(ctx, ownLimit)
	defer erased()
	if err := h.o.Erase(erasing, h.o.Now(), refs); err != nil {
		return "", fmt.Errorf("%w: %w", errKeeping, err)
	}
	https := secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	set(h.receiptLine("", 0, https))
	purposes := h.o.Revisions[0].question("").Purposes
	left := policy.Forget(purposes, h.o.Policy.ConsentCookie.Values(header(r)), h.o.Now().Unix())
	h.write(w, r, left, h.longest(), false)
	h.takeBack(w, r, purposes, left)
	if c.form {
		return toForm(values, url.Values{"forgotten": {"1"}}), nil
	}
	return "", nil
}
