package choice

import (
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
	if a.ID, err = record.ParseID(values.Get(fieldID)); err != nil {
		return nil, errMalformed
	}
	q := h.named(values.Get(fieldRevision), values.Get(fieldRegime))
	if q == nil {
		return nil, errOther
	}
	now, held := h.o.Now().Unix(), h.held(r, q)
	if held != nil {
		now = max(now, held.Time+1) // by a clock that is ahead of ours: this is the later answer all the same
	}
	choice := decide(q.Purposes, now, values)
	if choice == nil {
		return nil, errMalformed
	}
	d := &decision{question: q, choice: choice, held: held, form: true, back: saved(values)}
	return d, h.write(r, d, a, held)
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

// saved is where the visitor goes next: the form again, which says that the answer is saved.
func saved(values url.Values) string { return again("saved", values) }

// again is the form's address once more, with what it has to say.
func again(says string, values url.Values) string {
	q := url.Values{says: {"1"}, fieldLanguage: {values.Get(fieldLanguage)}}
	if back := local(values.Get(fieldBack)); back != "" {
		q.Set(fieldBack, back)
	}
	return preferences + "?" + q.Encode()
}

// preferences is the form's address as the other endpoints see it: a proxy may have put all of them elsewhere.
const preferences = "preferences"

// longestPath bounds the path of a page, in bytes.
const longestPath = 1024

// local is a path of this site, or "" for what leads anywhere else: an address in a form may be anybody's.
func local(path string) string {
	if len(path) > longestPath || !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "\\\t\r\n") || strings.HasPrefix(path, "//") {
		return ""
	}
	u, err := url.Parse(path)
	if err != nil || u.Host != "" || u.Scheme != "" {
		return ""
	}
	return u.String()
}
