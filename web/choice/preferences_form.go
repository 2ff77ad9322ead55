package choice

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/web/record"
)

// form is what the page shows.
type form struct {
	View       *policy.View
	Style      template.CSS
	Action     string
	ID         string
	Revision   string
	Regime     string
	Back       string
	Saved      bool
	Forgotten  bool
	Record     *receipt
	Failed     bool
	News       bool
	Signal     string
	Remains    string // what is still in the browser that the answer does not allow
	Categories []purpose
	Languages  []language
	Speak      bool // whether picking a language is for the whole site: a cookie is written
}

// purpose is a category with the switches of its services; an exempt one has none. News is what is new in it since the
// visitor's answer.
type purpose struct {
	View     policy.CategoryView
	News     string
	Switches []toggle
}

type toggle struct {
	Name, Label string
	On          bool
}

type language struct {
	Code, Name, Link string
	Current          bool
}

func (h *Handler) form(r *http.Request, id record.ID, wanted wish) *form {
	lang := h.language(r, wanted.language)
	present := h.o.Revisions[0].question(h.o.Regime(r))
	v := h.o.Views[present.Regime][lang]
	f := &form{
		View: v, Style: template.CSS(style), Action: "choice", ID: id.String(), Revision: present.Hash.String(),
		Regime: present.Regime, Back: wanted.back, Saved: wanted.saved, Forgotten: wanted.forgotten, Failed: wanted.failed,
		Record:    h.known(r, v),
		Languages: links(v.Languages, lang, wanted.back), Speak: h.o.Policy.LanguageCookie != nil,
	}
	signal := policy.GPC(r.Header.Values("Sec-GPC"))
	purposes, choice := policy.Obey(present.Purposes, signal), h.held(r, present)
	allowed := func(category, service string) bool { return policy.Allowed(purposes, choice, category, service) }
	if signal {
		f.Signal = v.Honoured(func(category string) bool { return allowed(category, "") })
	}
	news := news(v, present.Purposes, choice, signal)
	for _, c := range v.Categories {
		f.Categories = append(f.Categories, purpose{c, news[c.ID], toggles(c, allowed)})
	}
	f.News = len(news) > 0
	if choice != nil {
		f.Remains = h.remains(r, v, purposes, choice)
	}
	return f
}

// remains names the cookies that the browser has sent although the answer does not allow them.
func (h *Handler) remains(r *http.Request, v *policy.View, purposes []policy.Purpose, c *policy.Choice) string {
	hidden, others := policy.Unwanted(h.o.Policy, purposes, c, header(r))
	names := slices.Concat(hidden, others)
	if len(names) == 0 {
		return ""
	}
	return policy.Fill(v.Phrases.Remains, "names", strings.Join(names, ", "))
}

// news says by category what has changed since the answer c and is asked again.
func news(v *policy.View, purposes []policy.Purpose, c *policy.Choice, signal bool) map[string]string {
	said := map[string]string{}
	if c == nil {
		return said
	}
	asked := policy.Asked(purposes, c, signal)
	for _, category := range v.Categories {
		if slices.ContainsFunc(asked, func(p policy.Purpose) bool { return p.ID == category.ID }) {
			said[category.ID] = v.News(category, c)
		}
	}
	return said
}

// toggles are the switches of a category: one for each service, with the name of the category where there is but one.
func toggles(c policy.CategoryView, allowed func(category, service string) bool) []toggle {
	if c.Exempt {
		return nil
	}
	var all []toggle
	for _, s := range c.Services {
		t := toggle{c.ID + "/" + s.ID, s.Function + " (" + s.Provider.Name + ")", allowed(c.ID, s.ID)}
		if len(c.Services) == 1 {
			t.Label = c.Title
		}
		all = append(all, t)
	}
	return all
}

// links lead to the form in other languages.
func links(languages []policy.LanguageName, current, back string) []language {
	var all []language
	for _, l := range languages {
		link := url.Values{fieldLanguage: {l.Code}}
		if back != "" {
			link.Set(fieldBack, back)
		}
		all = append(all, language{l.Code, l.Name, preferences + "?" + link.Encode(), l.Code == current})
	}
	return all
}

// language is the one that was asked for in the address, or else the visitor's.
func (h *Handler) language(r *http.Request, wish string) string {
	if slices.Contains(h.o.Policy.Languages, wish) {
		return wish
	}
	var chosen []string
	if cookie := h.o.Policy.LanguageCookie; cookie != nil {
		chosen = h.cookies(r, cookie.Name)
	}
	wishes := policy.AcceptedLanguages(strings.Join(r.Header.Values("Accept-Language"), ","))
	return policy.PickLanguage(h.o.Policy.Languages, chosen, "", wishes, h.o.Policy.Default)
}
