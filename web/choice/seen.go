package choice

import (
	"net/http"
	"slices"
)

// seen counts a banner that was shown, where the policy wants that. It carries the language of the banner, and neither
// cookie nor id: a number that is about nobody (recital 26 of the GDPR). The browser has been asked for nothing that it
// keeps, and keeps nothing.
func (h *Handler) seen(_ http.ResponseWriter, _ *http.Request, c content) (back string, err error) {
	var banner struct {
		Language string `json:"language"`
	}
	if c.form {
		return "", errType
	}
	if err := c.object(&banner); err != nil {
		return "", err
	}
	if !slices.Contains(h.o.Policy.Languages, banner.Language) {
		return "", errLanguage
	}
	if !h.counts.AllowN(h.o.Now(), 1) {
		return "", errTooMany
	}
	h.o.Shown(banner.Language)
	return "", nil
}
