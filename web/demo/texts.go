package demo

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

//go:embed texts
var textFiles embed.FS

// spoken lists the languages of the portal. Arabic is there for one page.
var spoken = []string{"en", "fr", "es"}

// texts are the demo's texts in one language, by key.
type texts map[string]string

// T is the text of a key made of parts, with dots between. A missing one fails the page: tests draw all of them.
func (t texts) T(parts ...string) (string, error) {
	key := strings.Join(parts, ".")
	text, ok := t[key]
	if !ok {
		return "", fmt.Errorf("no text %q in %s", key, t["name"])
	}
	return text, nil
}

// Number groups the digits of n as the language does.
func (t texts) Number(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + t["group"] + digits[i:]
	}
	return digits
}

// Months numbers the months as the values of a dataset are.
func (t texts) Months() []int { return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11} }

// Month is the name of the i-th month, from 0.
func (t texts) Month(i int) (string, error) {
	months, err := t.T("months")
	if names := strings.Fields(months); err == nil && i < len(names) {
		return names[i], nil
	}
	return "", fmt.Errorf("no month %d in %s", i, t["name"])
}

func (h *handler) loadTexts() error {
	h.texts = map[string]texts{}
	for _, lang := range append([]string{"ar"}, spoken...) {
		data, err := textFiles.ReadFile("texts/" + lang + ".json")
		if err != nil {
			return err
		}
		var t texts
		if err := json.Unmarshal(data, &t); err != nil {
			return fmt.Errorf("texts in %q: %w", lang, err)
		}
		h.texts[lang] = t
	}
	h.languages = slices.DeleteFunc(slices.Clone(h.options.Policy.Languages), func(code string) bool {
		return !slices.Contains(spoken, code)
	})
	if len(h.languages) == 0 { // a policy in languages that the portal lacks
		h.languages = spoken[:1]
	}
	h.fallback = h.options.Policy.Default
	if !slices.Contains(h.languages, h.fallback) {
		h.fallback = h.languages[0]
	}
	return nil
}
