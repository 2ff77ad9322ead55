package server

import (
	"net/http"
	"strconv"
	"time"
)

// wire is a whole answer to a GET, as it goes over a connection, with the date of one second.
type wire struct {
	second int64
	found  []byte // with the body, if that is no large one
	same   []byte // where the client has it already
}

// head writes the header of an answer, without some of the fields.
func (r *representation) head(status int, date string, without ...string) []byte {
	text := "HTTP/1.1 " + strconv.Itoa(status) + " " + http.StatusText(status) + "\r\n"
	left := map[string]bool{}
	for _, name := range without {
		left[name] = true
	}
	for _, f := range r.fields {
		if !left[f.name] {
			text += f.name + ": " + f.values[0] + "\r\n"
		}
	}
	return []byte(text + "Date: " + date + "\r\n\r\n")
}

// at is the answer at a time: made anew each second, for whoever comes first. Two that come at once make the same.
func (r *representation) at(now time.Time) *wire {
	if w := r.wire.Load(); w != nil && w.second == now.Unix() {
		return w
	}
	date := now.UTC().Format(http.TimeFormat)
	w := &wire{
		second: now.Unix(),
		found:  r.head(http.StatusOK, date),
		same:   r.head(http.StatusNotModified, date, notOf304...),
	}
	if !r.large() {
		w.found = append(w.found, r.body...)
	}
	r.wire.Store(w)
	return w
}

// answer writes the file to a connection, or that the client has it.
func (r *representation) answer(c *conn, same bool) {
	w := r.at(time.Now())
	switch {
	case same:
		c.answer(w.same, nil, 0)
	case r.large():
		c.answer(w.found, r.body, r.patience())
	default:
		c.answer(w.found, nil, 0)
	}
}
