package choice

import (
	"net/http"
	"path"
	"strconv"
	"strings"

	"biscotte/policy"
)

// obey writes the cookies that follow from an answer. One that comes late, after another, changes nothing any more; of one
// whose record is not kept, the browser gets no receipt, and keeps the one that it has.
func (h *Handler) obey(w http.ResponseWriter, r *http.Request, d *decision, kept bool) {
	if !d.form && h.superseded(r, d) {
		return
	}
	https := secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	h.write(w, r, d.choice, d.question.days(), d.clock)
	if line := h.receipt(r, d, https); line != "" && (kept || !policy.Grants(d.choice)) {
		set(line)
	}
	h.takeBack(w, r, d.question.Purposes, d.choice)
}

// takeBack expires the cookies of what an answer does not allow, and tells a script which of them may be there still. The
// form sees that when it is shown again.
func (h *Handler) takeBack(w http.ResponseWriter, r *http.Request, purposes []policy.Purpose, c *policy.Choice) {
	lines, left := h.expired(r, purposes, c, secure(r))
	for _, line := range lines {
		w.Header().Add("Set-Cookie", line)
	}
	if len(left) > 0 {
		all := strings.Join(left, " ")
		w.Header().Set(leftField, all[:min(len(all), maxLeft)])
	}
}

// superseded reports whether the browser has another choice that is as new as an answer, or newer.
func (h *Handler) superseded(r *http.Request, d *decision) bool {
	if d.held != nil && d.held.Time >= d.choice.Time {
		return d.held.Encode() != d.choice.Encode()
	}
	after := d.choice.Time + 1
	return policy.Next(h.o.Policy.ConsentCookie.Values(header(r)), after) > after
}

// write keeps a choice in the server's copy of the cookie, which never overwrites the script's: an answer that comes late
// would undo a newer choice. A choice that grants nothing is written in the place of the script's, too, so that the copy of
// a yes that comes late, and lasts longer than what scripts write, never is the only one: but not where
// the browser would not believe our clock.
func (h *Handler) write(w http.ResponseWriter, r *http.Request, c *policy.Choice, days int64, clock bool) {
	k, now, https := h.o.Policy.ConsentCookie.On(host(r)), h.o.Now().Unix(), secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	if !policy.Grants(c) && !clock {
		set(k.WriteFor(days, c, now, https))
	}
	set(k.Lasting().WriteFor(days, c, now, https))
}

// receipt is the cookie by which the browser knows its record, where something is granted; where nothing is, it goes.
func (h *Handler) receipt(r *http.Request, d *decision, https bool) string {
	if h.o.Policy.Records == nil || h.o.Policy.Records.Cookie == "" {
		return ""
	}
	if policy.Grants(d.choice) {
		return h.receiptLine(d.id.String(), d.choice.RemainingOf(d.question.days(), h.o.Now().Unix()), https)
	}
	if len(h.cookies(r, h.o.Policy.Records.Cookie)) == 0 {
		return ""
	}
	return h.receiptLine("", 0, https)
}

// receiptLine is for the endpoints alone: the rest of the site has no use for it.
func (h *Handler) receiptLine(value string, age int64, https bool) string {
	folder := strings.TrimSuffix(path.Dir(h.o.Policy.Records.Endpoint), "/") + "/" // as the browser knows it
	line := h.o.Policy.Records.Cookie + "=" + value + "; Path=" + folder + "; Max-Age=" + strconv.FormatInt(age, 10) +
		"; HttpOnly; SameSite=Lax"
	if https {
		line += "; Secure"
	}
	return line
}
