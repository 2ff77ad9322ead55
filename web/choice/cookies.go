package choice

import (
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"

	"biscotte/policy"
)

// obey writes the cookies that follow from an answer. One that comes late, after another, changes nothing any more.
func (h *Handler) obey(w http.ResponseWriter, r *http.Request, d *decision) {
	if !d.form && h.superseded(r, d) {
		return
	}
	https := secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	h.write(w, r, d.choice, d.question.days())
	if line := h.receipt(r, d, https); line != "" {
		set(line)
	}
	for _, line := range h.expired(r, d.question.Purposes, d.choice, https) {
		set(line)
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
// a yes that comes late, and lasts longer than what scripts write, never is the only one.
func (h *Handler) write(w http.ResponseWriter, r *http.Request, c *policy.Choice, days int64) {
	k, now, https := h.o.Policy.ConsentCookie.On(host(r)), h.o.Now().Unix(), secure(r)
	set := func(line string) { w.Header().Add("Set-Cookie", line) }
	if !policy.Grants(c) {
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

// maxExpired bounds the cookies that one answer expires: a proxy has a page or two for all header fields together.
const maxExpired = 24

// expired takes back the cookies of services that may not be used (any more), those that no script can remove first, and
// the choice under its former names. They are named by the request: the browser would not have sent others.
func (h *Handler) expired(r *http.Request, purposes []policy.Purpose, c *policy.Choice, https bool) []string {
	purposes = policy.Obey(purposes, policy.GPC(r.Header.Values("Sec-GPC")))
	names := policy.Unwanted(h.o.Policy, purposes, c, header(r))
	for _, name := range h.o.Policy.ConsentCookie.Names()[2:] {
		if len(h.cookies(r, name)) > 0 {
			names = append(names, name)
		}
	}
	var lines []string
	for _, name := range names {
		for _, domain := range domains(host(r)) {
			line := name + "=; Path=/; Max-Age=0"
			if domain != "" {
				line += "; Domain=" + domain
			}
			if https {
				line += "; Secure"
			}
			lines = append(lines, line)
		}
	}
	return lines[:min(len(lines), maxExpired)]
}

// domains lists for which domains a host may have set a cookie: for itself alone, and for itself and all above it. A
// browser refuses those that are nobody's, as "com" (RFC 6265bis, section 5.6).
func domains(host string) []string {
	all := []string{""}
	if net.ParseIP(host) != nil {
		return all
	}
	for labels := strings.Split(host, "."); len(labels) > 1; labels = labels[1:] {
		all = append(all, strings.Join(labels, "."))
	}
	return all
}
