package policy

import "strings"

// Again is v for somebody who has answered before and is asked once more: a first layer with what c leaves open and
// nothing else, that says what is new in it. Without an earlier choice it is v itself.
func (v *View) Again(c *Choice, refused bool) *View {
	if c == nil {
		return v
	}
	asked := map[string]bool{}
	for _, p := range Asked(v.Purposes, c, refused) {
		asked[p.ID] = true
	}
	again := *v
	words := &again.Phrases
	words.BannerTitle, words.BannerIntro = words.NewsTitle, words.NewsIntro
	words.Accept, words.Refuse = words.AcceptNews, words.RefuseNews
	again.Categories = nil
	for _, category := range v.Categories {
		if asked[category.ID] {
			category.Summary = v.News(category, c) + " " + category.Summary
			again.Categories = append(again.Categories, category)
		}
	}
	return &again
}

// News says what is new in a category for somebody whose last answer was c.
func (v *View) News(category CategoryView, c *Choice) string {
	answer, ok := c.answer(category.ID)
	if !ok {
		return v.Phrases.NewPurpose
	}
	if news, ok := category.News[answer.Fingerprint]; ok {
		return news
	}
	return v.Phrases.ChangedPurpose
}

// Added reports whether a service of a category is new since the answer in c.
func (v *View) Added(category, service string, c *Choice) bool {
	answer, ok := c.answer(category)
	for _, p := range v.Purposes {
		if p.ID == category {
			return ok && contains(p.Earlier[answer.Fingerprint], service)
		}
	}
	return false
}

// news says what has come since, for each fingerprint of a category's history. Where there are only minor changes, there
// is nothing to say.
func (c Category) news(lang string, words Phrases) map[string]string {
	said := map[string]string{}
	for i, r := range c.History {
		said[r.Fingerprint] = c.newsSince(i, lang, words)
	}
	for fingerprint, text := range said {
		if text == "" {
			delete(said, fingerprint)
		}
	}
	if len(said) == 0 {
		return nil
	}
	return said
}

// newsSince names the new services, and says what the owner has to say of each change. A change of which there is nothing
// else to be said is said to have been.
func (c Category) newsSince(i int, lang string, words Phrases) string {
	var sentences []string
	if added, _ := c.since(i); len(added) > 0 {
		var names []string
		for _, id := range added {
			names = append(names, c.service(id).Function[lang])
		}
		sentences = append(sentences, Fill(words.NewServices, "services", list(lang, names)))
	}
	changed := false
	for _, r := range c.History[i:] {
		switch {
		case r.Minor:
		case r.Note != nil:
			sentences = append(sentences, r.Note[lang])
		case len(r.Added) == 0:
			changed = true
		}
	}
	if changed {
		sentences = append(sentences, words.ChangedPurpose)
	}
	return strings.Join(sentences, " ")
}
