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
	errMalformed = errors.New("this is no answer")
	errTime      = errors.New("the time of the answer is not to be believed, or long past")
	errOther     = errors.New("this answers a question that is not asked here")
	errLanguage  = errors.New("the site does not speak this language")
	errSignal    = errors.New("no privacy signal came along")
	errKeeping   = errors.New("the answer cannot be kept now: later, please")
	errForgotten = errors.New("this browser knows no record")
)

// statuses are those of the refusals; anything else is 500.
var statuses = []struct {
	err    error
	status int
}{
	{errMethod, http.StatusMethodNotAllowed},
	{errElsewhere, http.StatusForbidden},
	{errTooMany, http.StatusTooManyRequests},
	{errType, http.StatusUnsupportedMediaType},
	{errLarge, http.StatusRequestEntityTooLarge},
	{errMalformed, http.StatusBadRequest},
	{errTime, http.StatusUnprocessableEntity},
	{errOther, http.StatusConflict},
	{errLanguage, http.StatusBadRequest},
	{errSignal, http.StatusUnprocessableEntity},
	{errKeeping, http.StatusServiceUnavailable},
	{errForgotten, http.StatusNotFound},
}

func statusOf(err error) int {
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.status
		}
	}
	return http.StatusInternalServerError
}

// later is when to come again, in seconds.
const later = "30"

// refuse answers a request that changes nothing.
func refuse(w http.ResponseWriter, err error) int {
	status := statusOf(err)
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
