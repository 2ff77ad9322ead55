package review

import (
	"fmt"
	"regexp"
	"strings"

	"biscotte/policy"
)

// tags are what people write who expect HTML or Markdown.
var tags = regexp.MustCompile(`</?[A-Za-z][^<>]*>|\]\((https?:/)?/|\*\*[^*]+\*\*|&(#\d+|[a-z]+);`)

// sentence is from how many bytes on a text is no name, and should not be the same in two languages.
const sentence = 24

// reviewTranslations finds sentences that are the same in two languages: one has been copied and never translated.
func (r *reviewer) reviewTranslations() {
	p := r.policy
	r.reviewTranslation("about", p.About)
	for i, k := range p.Kinds {
		r.reviewTranslation(fmt.Sprintf("kinds[%d].title", i), k.Title)
		r.reviewTranslation(fmt.Sprintf("kinds[%d].text", i), k.Text)
	}
	for i, c := range p.Categories {
		r.reviewTranslation(fmt.Sprintf("categories[%d].title", i), c.Title)
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
		if english, marked := strings.CutPrefix(text, Mark); marked {
			r.find(unwritten, path+"."+lang, fmt.Sprintf("not written in %q yet: %s", lang, english), fmt.Sprintf("write it in %q, without %q", lang, strings.TrimSpace(Mark)))
			continue
		}
		if found := tags.FindString(text); found != "" {
			r.find(markup, path+"."+lang, fmt.Sprintf("%q is shown as it is", found), "write plain text: a text is never read as HTML or Markdown")
		}
		if len(text) < sentence {
			continue
		}
		if other, same := first[text]; same && other != lang {
			r.find(translated, path+"."+lang, fmt.Sprintf("the same in %q as in %q", lang, other), "one of them is a copy: write it in its own language")
			continue
		}
		first[text] = lang
	}
}
