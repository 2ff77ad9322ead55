package policy

import (
	"fmt"
	"strings"
)

// text wants a text in every language of the policy, and in no other.
func (c *checker) text(path string, t Text, p *Policy) {
	c.texts++
	for _, lang := range p.Languages {
		if strings.TrimSpace(t[lang]) == "" {
			c.lacking[lang] = append(c.lacking[lang], path)
		}
	}
	for _, lang := range sortedKeys(t) {
		if !contains(p.Languages, lang) {
			c.report(path+"."+lang, fmt.Sprintf("%q is not among the languages", lang), suggest(lang, p.Languages))
		}
	}
}

// checkForms wants of a text that counts one form for all numbers, or all the forms that its language has.
func (c *checker) checkForms(path, lang, text string) {
	forms, examples := strings.Count(text, "|")+1, PluralForms(lang)
	if forms == 1 || forms == len(examples) {
		return
	}
	hint := "write one form for all numbers"
	if len(examples) > 1 {
		list := strings.ReplaceAll(strings.Trim(fmt.Sprint(examples), "[]"), " ", ", ")
		hint += ", or one each for numbers like " + list + ", with bars between"
	}
	c.report(path, fmt.Sprintf("has %d forms, and words have %d in %q", forms, len(examples), lang), hint)
}

// ifThere wants a text that may be left out to be whole.
func (c *checker) ifThere(path string, t Text, p *Policy) {
	if t != nil {
		c.text(path, t, p)
	}
}

// reportLacking tells of the texts that are missing: of all at once, where a language has none at all.
func (c *checker) reportLacking(p *Policy) {
	told := map[string]bool{}
	for i, lang := range p.Languages {
		if told[lang] {
			continue
		}
		told[lang] = true
		if len(p.Languages) > 1 && len(c.lacking[lang]) == c.texts {
			c.report(fmt.Sprintf("languages[%d]", i), fmt.Sprintf("no text is written in %q", lang),
				"write them all, or take the language out")
			continue
		}
		for _, path := range c.lacking[lang] {
			c.report(path, fmt.Sprintf("no text in %q", lang), fmt.Sprintf(`add "%s": "…"`, lang))
		}
	}
}
