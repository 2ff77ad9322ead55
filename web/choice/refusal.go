package choice

import (
	"errors"
	"net/http"
)

// What is wrong with a request. The loader sends again later what was refused with 429 or 503, and nothing else.
var (
	errMethod    = errors.New("only POST")
	errElsewhere = errors.New("only for the pages of this site")
	errTooMany   = errors.New("too many answers at once: later, please")
	errType      = errors.New("send JSON, or a form")
	errLarge     = errors.New("too large for an answer")
	errSlow      = errors.New("the answer does not come to its end")
	errMalformed = errors.New("this is no answer")
	errTime      = errors.New("the time of the answer is not to be believed, or long past")
	errOther     = errors.New("this answers a question that is not asked here")
	errLanguage  = errors.New("the site does not speak this language")
	errSignal    = errors.New("no privacy signal came along")
	errKeeping   = errors.New("the answer cannot be kept now: later, please")
	errForgotten = errors.New("this browser knows no record")
)

// refusals are the status of each, and what it is counted as; anything else is 500, "failure".
var refusals = []struct {
	err    error
	status int
	reason string
}{
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
}

func statusOf(err error) (status int, reason string) {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.status, r.reason
		}
	}
	return http.StatusInternalServerError, "failure"
}

// later is when to come again, in seconds.
const later = "30"

// refuse answers a request that changes nothing.
func refuse(w http.ResponseWriter, err error) int {
	status, _ := statusOf(err)
	header := w.Header()
	switch status {
	case http.StatusMethodNotAllowed:
		header.Set("Allow", http.MethodPost)
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		header.Set("Retry-After", later)
	}
	http.Error(w, err.Error(), status)
	return status
}
