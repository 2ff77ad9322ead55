package policy

import "strconv"

// View is a policy in one language, ready to be drawn: no text is looked up or put together after it. Purposes,
// ConsentCookie and LanguageCookie are the rules that the component needs; the rest is what it shows.
type View struct {
	Language       string          `json:"language"`
	Direction      string          `json:"direction"`
	Default        string          `json:"defaultLanguage"`
	Regime         string          `json:"regime,omitempty"` // its id; none is the strictest
	RegimeKind     RegimeKind      `json:"regimeKind,omitempty"`
	Languages      []LanguageName  `json:"languages"`
	Purposes       []Purpose       `json:"purposes"`
	ConsentCookie  ConsentCookie   `json:"consentCookie"`
	LanguageCookie *LanguageCookie `json:"languageCookie,omitempty"`
	Phrases        Phrases         `json:"phrases"`
	Site           string          `json:"site"`
	Reviewed       string          `json:"reviewed"`
	Modal          bool            `json:"modal,omitempty"`
	Logo           *LogoView       `json:"logo,omitempty"`
	Controller     Controller      `json:"controller"`
	PolicyPage     string          `json:"policyPage"`
	ThirdParties   string          `json:"thirdParties"`
	PrivacySignal  string          `json:"privacySignal,omitempty"` // for all that a signal refuses
	About          string          `json:"about"`
	Kinds          []KindView      `json:"kinds"`
	Categories     []CategoryView  `json:"categories"`
	Record         string          `json:"record,omitempty"` // where visitors find their own record, if a browser knows it
}

// LogoView is the site's logo: a picture, where it leads if anywhere, and the site's name for who does not see it.
type LogoView struct {
	Image string `json:"image"`
	Link  string `json:"link,omitempty"`
	Site  string `json:"site"`
}

// LanguageName is a language the visitor can pick, by its own name.
type LanguageName struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// KindView explains a kind of cookie.
type KindView struct {
	ID    Kind   `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// CategoryView is one purpose as the banner and the panel show it. Details names what unfolds.
type CategoryView struct {
	ID       string        `json:"id"`
	Exempt   bool          `json:"exempt,omitempty"`
	Title    string        `json:"title"`
	Summary  string        `json:"summary"`
	Details  string        `json:"details"`
	Basis    string        `json:"basis,omitempty"` // of all its services alike
	Services []ServiceView `json:"services"`
	// What has come since an earlier state was answered, by its fingerprint.
	News map[string]string `json:"news,omitempty"`
}

// View draws up p in lang, one of its languages. phrases holds the interface's texts for every language of p; those
// that p overrides are replaced.
func (p *Policy) View(lang string, phrases map[string]Phrases) *View {
	return p.ViewIn(nil, lang, phrases)
}

// view draws up p with the words of a language.
func (p *Policy) view(lang string, words Phrases) *View {
	names := []string{"site", p.Site[lang], "controller", p.Controller.Name, "settings", words.Settings}
	for _, phrase := range words.fillable() {
		*phrase = Fill(*phrase, append([]string(nil), names...)...)
	}
	v := &View{
		Language: lang, Direction: Direction(lang), Default: p.Default,
		ConsentCookie: p.ConsentCookie, LanguageCookie: p.LanguageCookie,
		Phrases: words, Site: p.Site[lang], Reviewed: p.Reviewed, Controller: p.Controller, PolicyPage: p.PolicyPage[lang], About: p.About[lang],
	}
	v.Modal = p.Look.layout() == LayoutModal
	if l := p.Look; l != nil && l.Logo != nil {
		v.Logo = &LogoView{Image: l.Logo.Image, Link: l.Logo.Link, Site: p.Site[lang]}
	}
	v.Record = p.Records.own()
	for _, k := range p.Kinds {
		v.Kinds = append(v.Kinds, KindView{ID: k.ID, Title: k.Title[lang], Text: k.Text[lang]})
	}
	for _, c := range p.Categories {
		v.Categories = append(v.Categories, p.categoryView(c, lang, words))
	}
	v.ThirdParties = count(lang, words.ThirdParties, "count", p.thirdParties())
	return v
}

// Honoured says for which categories the browser's privacy signal is obeyed: those that it refuses and that are not
// granted all the same. It is empty where there are none.
func (v *View) Honoured(granted func(category string) bool) string {
	var titles []string
	for _, p := range v.Purposes {
		if p.GPC && !granted(p.ID) {
			titles = append(titles, v.title(p.ID))
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return Fill(v.Phrases.PrivacySignal, "purposes", list(v.Language, titles))
}

// title is that of a category. A view that asks again has fewer of them than purposes.
func (v *View) title(id string) string {
	for i := range v.Categories {
		if v.Categories[i].ID == id {
			return v.Categories[i].Title
		}
	}
	return id
}

// words are the interface's texts in lang, the policy's own in the place of ours.
func (p *Policy) words(lang string, phrases map[string]Phrases) Phrases {
	words := phrases[lang]
	words.override(p.Texts[lang])
	return words
}

// fillable lists the phrases that name the site, the controller or the settings link.
func (w *Phrases) fillable() []*string {
	return []*string{&w.BannerTitle, &w.BannerIntro, &w.ChangeLater, &w.PanelIntro, &w.HTTPOnly, &w.NewsIntro, &w.NoticeIntro}
}

func (p *Policy) categoryView(c Category, lang string, words Phrases) CategoryView {
	v := CategoryView{ID: c.ID, Exempt: c.Consent == Exempt, Title: c.Title[lang], Summary: c.Summary[lang]}
	if !v.Exempt {
		v.News = c.news(lang, words)
	}
	cookies := 0
	for _, s := range c.Services {
		cookies += len(s.Cookies)
		v.Services = append(v.Services, p.serviceView(c, s, lang, words))
	}
	v.shareBasis()
	v.Details = Fill(words.Details, "services", strconv.Itoa(len(c.Services)), "cookies", strconv.Itoa(cookies))
	return v
}

// thirdParties counts the third parties behind services that need consent.
func (p *Policy) thirdParties() int {
	seen := map[string]bool{}
	for _, c := range p.Optional() {
		for _, s := range c.Services {
			if p.Providers[s.Provider].ThirdParty {
				seen[s.Provider] = true
			}
		}
	}
	return len(seen)
}

func count(lang, phrase, name string, n int) string {
	return Fill(plural(lang, phrase, n), name, strconv.Itoa(n))
}
