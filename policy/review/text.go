package review

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// reviewLanguages wants buttons in every language: ours, or all of the site's own.
func (r *reviewer) reviewLanguages() {
	phrases := phrase.All()
	for i, lang := range r.policy.Languages {
		if _, ok := phrases[lang]; ok || len(r.policy.Texts[lang]) >= len(policy.PhraseNames()) {
			continue
		}
		r.find(interfaceTexts, fmt.Sprintf("languages[%d]", i), fmt.Sprintf("there are no buttons in %q", lang),
			LanguageHint(lang)+fmt.Sprintf(`; or write all texts of the interface yourself, under "texts": {"%s": …}`, lang))
	}
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// evasions are what buttons say that are there instead of a no (11 CCR 7004(a)(2): "ask me later" is no choice).
var evasions = strings.Split("later|not now|maybe later|ask me later|learn more|more information|more options|options|plus tard|"+
	"pas maintenant|en savoir plus|plus d’options|más tarde|ahora no|más información|más opciones|x|×|ok", "|")

// reviewTexts looks at the texts with which a site replaces ours.
func (r *reviewer) reviewTexts() {
	phrases := phrase.All()
	for _, lang := range keys(r.policy.Texts) {
		own, ours := r.policy.Texts[lang], phrase.Words(phrases[lang])
		for _, name := range keys(own) {
			r.reviewBraces("texts."+lang+"."+name, own[name], ours[name])
		}
		for _, name := range []string{"refuse", "refuseNews"} {
			if refuse, ok := own[name]; ok {
				r.reviewRefusal(fmt.Sprintf("texts.%s.%s", lang, name), refuse, own, ours)
			}
		}
	}
}

// reviewRefusal wants a refusal that says so: no other button's text, and nothing that puts the question off.
func (r *reviewer) reviewRefusal(path, refuse string, own, ours map[string]string) {
	for _, name := range []string{"accept", "customise", "save", "close", "settings", "language", "details"} {
		other := own[name]
		if other == "" {
			other = ours[name]
		}
		if strings.EqualFold(refuse, other) {
			r.find(refusal, path, fmt.Sprintf("%q is what the button %q says", refuse, name), `say plainly that it refuses, as in "Refuse all"`)
			return
		}
	}
	if slices.Contains(evasions, strings.ToLower(strings.TrimSpace(refuse))) {
		r.find(refusal, path, fmt.Sprintf("%q is no refusal", refuse), `say plainly that it refuses, as in "Refuse all"`)
	}
}

var braces = regexp.MustCompile(`\{[A-Za-z]+\}`)

// reviewBraces wants the same braces in a text as in the one that it replaces.
func (r *reviewer) reviewBraces(path, own, ours string) {
	if ours == "" {
		return // a language, or a name, that we do not know
	}
	has, wants := braces.FindAllString(own, -1), braces.FindAllString(ours, -1)
	for _, brace := range wants {
		if !slices.Contains(has, brace) {
			r.find(placeholder, path, fmt.Sprintf("lacks %s", brace), "ours is: "+ours)
			return
		}
	}
	for _, brace := range has {
		if !slices.Contains(wants, brace) {
			r.find(placeholder, path, fmt.Sprintf("nothing is filled in for %s", brace), "ours is: "+ours)
			return
		}
	}
}
