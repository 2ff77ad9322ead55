package choice

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// maxBody bounds what a browser may send, in bytes. The longest answer has half of that.
const maxBody = 4 << 10

// maxType bounds a media type with its parameters, in bytes.
const maxType = 128

// content is what a request carries: a form, or JSON. A beacon can send nothing but text: that is JSON, too.
type content struct {
	form bool
	body []byte
}

// isForm tells by the type alone.
func isForm(r *http.Request) (form bool, err error) {
	types := r.Header.Values("Content-Type")
	if len(types) != 1 || len(types[0]) > maxType {
		return false, errType
	}
	name, parameters, err := mime.ParseMediaType(types[0])
	if err != nil || !plain(parameters) || r.Header.Get("Content-Encoding") != "" {
		return false, errType
	}
	switch name {
	case "application/json", "text/plain":
		return false, nil
	case "application/x-www-form-urlencoded":
		return true, nil
	}
	return false, errType
}

// plain reports whether a media type's parameters say nothing but that the text is UTF-8.
func plain(parameters map[string]string) bool {
	for name, value := range parameters {
		if name != "charset" || !strings.EqualFold(value, "utf-8") {
			return false
		}
	}
	return true
}

// receive reads what a page of this site has sent.
func receive(w http.ResponseWriter, r *http.Request) (content, error) {
	form, err := isForm(r)
	if err != nil {
		return content{}, err
	}
	if !sameOrigin(r, form) {
		return content{}, errElsewhere
	}
	if r.ContentLength > maxBody {
		return content{}, errLarge
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	var slow net.Error
	switch {
	case errors.As(err, &large):
		return content{}, errLarge
	case errors.As(err, &slow) && slow.Timeout():
		return content{}, errSlow
	case err != nil:
		return content{}, fmt.Errorf("%w: %w", errMalformed, err)
	}
	return content{form, body}, nil
}

// object reads JSON: one object, and nothing after it.
func (c content) object(into any) error {
	if err := json.Unmarshal(c.body, into); err != nil {
		return errMalformed
	}
	return nil
}

// values reads a form.
func (c content) values() (url.Values, error) {
	values, err := url.ParseQuery(string(c.body))
	if err != nil {
		return nil, errMalformed
	}
	return values, nil
}
