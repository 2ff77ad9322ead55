package choice

import (
	"net/http"
	"slices"
)

// speak writes the language cookie with exactly the attributes that the policy declares for it: the banner does so itself
// where scripts may, and asks for this where they may not.
func (h *Handler) speak(w http.ResponseWriter, r *http.Request, c content) (back string, err error) {
	var wish struct {
		Language string `json:"language"`
	}
	if c.form {
		values, err := c.values()
		if err != nil {
			return "", err
		}
		wish.Language = values.Get(fieldLanguage)
		back = onward(values)
	} else if err := c.object(&wish); err != nil {
		return "", err
	}
	if !slices.Contains(h.o.Policy.Languages, wish.Language) {
		return "", errLanguage
	}
	cookie := h.o.Policy.LanguageCookie.On(host(r))
	line := cookie.Write(wish.Language)
	if cookie.HTTPOnly {
		line += "; HttpOnly"
	}
	w.Header().Add("Set-Cookie", line)
	return back, nil
}
