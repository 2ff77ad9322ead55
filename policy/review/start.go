package review

import (
	"slices"
	"time"

	"biscotte/policy"
	"biscotte/policy/schema"
)

// Start is what a first policy is made from. Links begin with "https://" or "/". LanguageCookie is the name of the
// site's own, "" if it has none; Matomo says that it counts its visits with that.
type Start struct {
	Site           string
	Controller     string
	Privacy        string
	PolicyPage     string
	Languages      []string
	LanguageCookie string
	Matomo         bool
}

// owner is the id of the provider that every first policy has: the site itself.
const owner = "site"

// Policy is the first policy, as of a day. Its texts are the default policy's, as far as they suit any site; in a
// language that this does not speak, they are in English and marked, so that the review names them.
func (s Start) Policy(today time.Time) *policy.Policy {
	p, err := policy.Load("", policy.Opendatasoft)
	if err != nil {
		panic(err) // the tests rule that out
	}
	p.Schema, p.Reviewed = schema.Name, today.Format(time.DateOnly)
	p.Languages, p.Default = s.Languages, s.Languages[0]
	p.Site = policy.Text{}
	p.PolicyPage = policy.Text{}
	for _, lang := range s.Languages {
		p.Site[lang], p.PolicyPage[lang] = s.Site, s.PolicyPage
	}
	p.Controller = policy.Controller{Name: s.Controller, Privacy: s.Privacy}
	p.Providers = map[string]policy.Provider{owner: {Name: s.Controller, Privacy: s.Privacy}}
	s.categories(p)
	p.About = speak(p.About, s.Languages)
	for i, k := range p.Kinds {
		p.Kinds[i].Title, p.Kinds[i].Text = speak(k.Title, s.Languages), speak(k.Text, s.Languages)
	}
	return p
}

// categories keeps the services that the site has, and says of them what is true of any site.
func (s Start) categories(p *policy.Policy) {
	necessary, statistics := p.Categories[0], p.Categories[1]
	summary := anyNecessary
	if s.LanguageCookie == "" {
		p.LanguageCookie = nil
		necessary.Services = necessary.Services[2:]
	} else {
		summary = anyLanguage
		p.LanguageCookie.Name = s.LanguageCookie
		necessary.Services = necessary.Services[1:]
		necessary.Services[0].Cookies[0].Name = s.LanguageCookie
	}
	necessary.Summary, statistics.Summary = summary, anyStatistics
	p.Categories = []policy.Category{necessary}
	if s.Matomo {
		p.Categories = append(p.Categories, statistics)
	}
	for i := range p.Categories {
		s.settle(&p.Categories[i])
	}
}

// settle gives a category to the site's own provider, in the site's languages.
func (s Start) settle(c *policy.Category) {
	c.Title, c.Summary = speak(c.Title, s.Languages), speak(c.Summary, s.Languages)
	for i := range c.Services {
		one := &c.Services[i]
		one.Provider, one.Location = owner, speak(anywhere, s.Languages)
		one.Function, one.Data = speak(one.Function, s.Languages), speak(one.Data, s.Languages)
		if one.Recipients != nil {
			one.Recipients = speak(one.Recipients, s.Languages)
		}
		one.Transfer = nil // the owner alone knows, and the review asks for it
		for j, k := range one.Cookies {
			one.Cookies[j].Purpose = speak(k.Purpose, s.Languages)
		}
	}
}

// Mark begins a text that is still to be written in its language.
const Mark = "[en] "

// Unbegun lists those of some languages for which there are no first texts.
func Unbegun(languages []string) []string {
	return slices.DeleteFunc(slices.Clone(languages), func(lang string) bool { return anywhere[lang] != "" })
}

// speak is a text in the wanted languages.
func speak(t policy.Text, languages []string) policy.Text {
	spoken := policy.Text{}
	for _, lang := range languages {
		spoken[lang] = t[lang]
		if spoken[lang] == "" {
			spoken[lang] = Mark + t["en"]
		}
	}
	return spoken
}

// What is true of any site, where the default policy speaks of a portal.
var (
	anywhere     = policy.Text{"en": "The whole site", "fr": "Tout le site", "es": "Todo el sitio"}
	anyNecessary = policy.Text{
		"en": "Remember your answer here. No consent needed.",
		"fr": "Retiennent votre réponse ; aucun consentement requis.",
		"es": "Recuerdan su respuesta; no requieren consentimiento.",
	}
	anyLanguage = policy.Text{
		"en": "Remember your language and your answer here. No consent needed.",
		"fr": "Retiennent votre langue et votre réponse ; aucun consentement requis.",
		"es": "Recuerdan su idioma y su respuesta; no requieren consentimiento.",
	}
	anyStatistics = policy.Text{
		"en": "Show us which pages are read, so that we can improve the site.",
		"fr": "Nous montrent quelles pages sont consultées, pour améliorer le site.",
		"es": "Nos muestran qué páginas se consultan, para mejorar el sitio.",
	}
)
