package choice

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"biscotte/policy"
	"biscotte/web/record"
)

// maxOwn bounds how far back a visitor's own records are followed.
const maxOwn = 100

// own lets visitors see and download their records (GET), and have them deleted (POST): GDPR art. 15 and 17. The browser
// knows the latest by its cookie, and each knows the one before.
func (h *Handler) own(w http.ResponseWriter, r *http.Request) {
	var status int
	switch r.Method {
	case http.MethodGet:
		status = h.showOwn(w, r)
	case http.MethodPost:
		h.post("record", h.forget)(w, r)
		return
	default:
		w.Header().Set("Allow", "GET, POST")
		status = http.StatusMethodNotAllowed
		http.Error(w, "only GET and POST", status)
	}
	h.o.Observe("record", status)
}

func (h *Handler) showOwn(w http.ResponseWriter, r *http.Request) int {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return refuse(w, errElsewhere)
	}
	records, _, err := h.records(r)
	if err != nil {
		return refuse(w, err)
	}
	body, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		return refuse(w, err)
	}
	header := w.Header()
	header.Set("Content-Type", "application/json; charset=utf-8")
	header.Set("Content-Disposition", `attachment; filename="record.json"`)
	header.Set("Vary", "Cookie")
	_, _ = w.Write(append(body, '\n')) // a client that has gone needs no answer
	return http.StatusOK
}

// records follows the browser's records back in time. Those from next on cannot be read now: the records are away, and the
// later ones wait to be brought there.
func (h *Handler) records(r *http.Request) (found []record.Record, next record.Ref, err error) {
	for ref := h.previous(r).Ref(); !ref.IsZero() && len(found) < maxOwn; {
		one, err := h.o.Find(r.Context(), ref)
		if errors.Is(err, record.ErrUnknown) {
			break // purged
		}
		if err != nil && len(found) > 0 {
			return found, ref, nil
		}
		if err != nil {
			return nil, ref, errKeeping
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
	records, next, err := h.records(r)
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
	if err := h.o.Erase(r.Context(), h.o.Now(), refs); err != nil {
		return "", errKeeping
	}
	https := secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	set(h.receiptLine("", 0, https))
	purposes := h.o.Revisions[0].question("").Purposes
	left := policy.Forget(purposes, h.o.Policy.ConsentCookie.Values(header(r)), h.o.Now().Unix())
	h.write(w, r, left, h.longest())
	for _, line := range h.expired(r, purposes, left, https) {
		set(line)
	}
	if c.form {
		return toForm(values, url.Values{"forgotten": {"1"}}), nil
	}
	return "", nil
}
