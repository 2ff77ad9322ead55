package review

import (
	"fmt"

	"biscotte/policy"
)

// sentence is from how many bytes on a text is no name, and should not be the same in two languages.
const sentence = 24

// reviewTranslations finds sentences that are the same in two languages: one has been copied and never translated.
func (r *reviewer) reviewTranslations() {
	p := r.policy
	r.reviewTranslation("about", p.About)
	for i, k := range p.Kinds {
		r.reviewTranslation(fmt.Sprintf("kinds[%d].text", i), k.Text)
	}
	for i, c := range p.Categories {
		r.reviewTranslation(fmt.Sprintf("categories[%d].summary", i), c.Summary)
		for j, s := range c.Services {
			path := fmt.Sprintf("categories[%d].services[%d]", i, j)
			r.reviewTranslation(path+".function", s.Function)
			r.reviewTranslation(path+".location", s.Location)
			r.reviewTranslation(path+".data", s.Data)
			r.reviewTranslation(path+".recipients", s.Recipients)
			r.reviewTranslation(path+".transfer", s.Transfer)
			r.reviewTranslation(path+".reason", s.Reason)
		}
	}
	for _, d := range r.cookies() {
		r.reviewTranslation(d.path+".purpose", d.cookie.Purpose)
	}
}

func (r *reviewer) reviewTranslation(path string, t policy.Text) {
	first := map[string]string{}
	for _, lang := range r.policy.Languages {
		text := t[lang]
		if len(text) < sentence {
			continue
		}
		if other, same := first[text]; same {
			r.find(translated, path+"."+lang, fmt.Sprintf("the same in %q as in %q", lang, other), fmt.Sprintf("translate it into %q", lang))
			continue
		}
		first[text] = lang
	}
}
