package choice

import (
	"errors"
	"net/http"
)

// Reasons why a request is refused. The loader sends again later what was refused with 429 or 503, and nothing else. Where
// a reason has a cause, it is wrapped beside it: for the log, not for the client.
var (
	errMethod    = errors.New("the method is not allowed here")
	errElsewhere = errors.New("only for the pages of this site")
	errTooMany   = errors.New("too many requests, try again later")
	errType      = errors.New("send JSON, or a form")
	errLarge     = errors.New("too large for an answer")
	errSlow      = errors.New("the answer does not come to its end")
	errMalformed = errors.New("this is no answer")
	errTime      = errors.New("the time of the answer is not to be believed, or long past")
	errOther     = errors.New("this answers a question that is not asked here")
	errLanguage  = errors.New("the site does not speak this language")
	errSignal    = errors.New("no privacy signal came along")
	errKeeping   = errors.New("the records cannot be reached now, try again later")
	errForgotten = errors.New("this browser knows no record")
	errFailure   = errors.New("something went wrong here")
)

// refused is what a reason means for the client, and as what it is counted.
type refused struct {
	err    error
	status int
	reason string
}

// refusals are all of them; the last one is for every error that is none of the others.
var refusals = []refused{
	{errMethod, http.StatusMethodNotAllowed, "method"},
	{errElsewhere, http.StatusForbidden, "elsewhere"},
	{errTooMany, http.StatusTooManyRequests, "rate"},
	{errType, http.StatusUnsupportedMediaType, "type"},
	{errLarge, http.StatusRequestEntityTooLarge, "size"},
	{errSlow, http.StatusRequestTimeout, "slow"},
	{errMalformed, http.StatusBadRequest, "malformed"},
	{errTime, http.StatusUnprocessableEntity, "time"},
	{errOther, http.StatusConflict, "question"},
	{errLanguage, http.StatusBadRequest, "language"},
	{errSignal, http.StatusUnprocessableEntity, "signal"},
	{errKeeping, http.StatusServiceUnavailable, "keeping"},
	{errForgotten, http.StatusNotFound, "unknown"},
	{errFailure, http.StatusInternalServerError, "failure"},
}

func refusedAs(err error) refused {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r
		}
	}
	return refusals[len(refusals)-1]
}

// later is when to come again, in seconds.
const later = "30"

// fail answers a request that cannot be taken: this is the one place where an error becomes a number, a line of the log, a
// status and a text. form is what was sent, if that was a form.
func (h *Handler) fail(w http.ResponseWriter, r *http.Request, e *endpoint, form content, err error) int {
	as := h.note(e, err)
	header := w.Header()
	switch as.status {
	case http.StatusMethodNotAllowed:
		header.Set("Allow", e.allowed())
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		header.Set("Retry-After", later)
	}
	if e.isForm && form.form && h.again(w, r, form, as.status) {
		return as.status
	}
	http.Error(w, as.err.Error(), as.status)
	return as.status
}

// note counts an error, and logs its cause where that is ours to mend.
func (h *Handler) note(e *endpoint, err error) refused {
	as := refusedAs(err)
	h.o.Refused(e.name, as.reason)
	if as.status >= http.StatusInternalServerError {
		h.troubles.log(h.o.Log, h.o.Now(), e.name, as.reason, err)
	}
	return as
}
