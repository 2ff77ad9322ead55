package demo

import (
	"net/http"
	"strings"

	"biscotte/policy"
)

// language finds what to speak to a visitor in, as a Django site does: by the language cookie, then by the browser's
// wishes.
func (h *handler) language(r *http.Request) string {
	var chosen []string
	if cookie := h.options.Policy.LanguageCookie; cookie != nil {
		chosen = policy.Values(strings.Join(r.Header.Values("Cookie"), ";"), cookie.Name)
	}
	wishes := policy.AcceptedLanguages(r.Header.Get("Accept-Language"))
	return policy.PickLanguage(h.languages, chosen, "", wishes, h.fallback)
}
