package policy

// ServiceView is one service, with all that visitors are told of it. What the policy does not say is empty.
type ServiceView struct {
	ID         string       `json:"id"`
	Provider   Provider     `json:"provider"`
	Function   string       `json:"function"`
	Location   string       `json:"location"`
	Data       string       `json:"data,omitempty"`
	Recipients string       `json:"recipients,omitempty"`
	Transfer   string       `json:"transfer,omitempty"`
	Basis      string       `json:"basis,omitempty"`
	Kept       string       `json:"kept,omitempty"`   // of exempt statistics
	OptOut     string       `json:"optOut,omitempty"` // likewise: a link
	Cookies    []CookieView `json:"cookies"`
}

// CookieView is one row of a cookie table. What is no cookie says so in Type.
type CookieView struct {
	Name     string `json:"name"`
	Type     string `json:"type,omitempty"`
	Kind     string `json:"kind"`
	Party    string `json:"party"`
	Duration string `json:"duration"`
	HTTPOnly bool   `json:"httpOnly,omitempty"`
	Purpose  string `json:"purpose"`
}

func (p *Policy) serviceView(c Category, s Service, lang string, words Phrases) ServiceView {
	v := ServiceView{
		ID: s.ID, Provider: p.Providers[s.Provider], Function: s.Function[lang], Location: s.Location[lang],
		Data: s.Data[lang], Recipients: s.Recipients[lang], Transfer: s.Transfer[lang], Basis: words.basis(c, s, lang),
	}
	if e := s.Exemption; e != nil && e.DataMonths > 0 && c.Consent == Exempt {
		v.Kept, v.OptOut = count(lang, words.Months, "count", e.DataMonths), e.OptOut
	}
	v.Cookies = append(p.cookieViews(s.Cookies, lang, words), words.stored(s.Storage, lang)...)
	for _, address := range s.Pixels {
		v.Cookies = append(v.Cookies, CookieView{
			Name: address, Type: words.Pixel, Party: words.party(v.Provider.ThirdParty), Duration: words.NotKept, Purpose: v.Function,
		})
	}
	return v
}

func (p *Policy) cookieViews(cookies []Cookie, lang string, words Phrases) []CookieView {
	var rows []CookieView
	for _, k := range cookies {
		rows = append(rows, CookieView{
			Name: k.Label(), Kind: p.kindTitle(k.Kind, lang), Party: words.party(k.Party == ThirdParty),
			Duration: words.duration(lang, k.Duration), HTTPOnly: k.HTTPOnly, Purpose: k.Purpose[lang],
		})
	}
	return rows
}

func (w *Phrases) party(third bool) string {
	if third {
		return w.ThirdParty
	}
	return w.FirstParty
}

// stored lists what a service keeps besides cookies. Session storage goes with its tab (HTML, section 12.2.2).
func (w *Phrases) stored(s *Storage, lang string) []CookieView {
	if s == nil {
		return nil
	}
	duration := w.UntilCleared
	if s.Duration != "" {
		duration = w.duration(lang, s.Duration)
	}
	var rows []CookieView
	for _, room := range []struct {
		names          []string
		kind, duration string
	}{
		{s.Local, w.LocalStorage, duration},
		{s.Session, w.SessionStorage, w.UntilTabCloses},
		{s.Databases, w.Database, duration},
		{s.Caches, w.Cache, duration},
		{s.Workers, w.Worker, duration},
	} {
		for _, name := range room.names {
			rows = append(rows, CookieView{
				Name: name, Type: room.kind, Party: w.FirstParty, Duration: room.duration, Purpose: s.Purpose[lang],
			})
		}
	}
	return rows
}

// basis says by what right a service works: the visitor's consent, or an exemption (Directive 2002/58/EC, art. 5(3)).
func (w *Phrases) basis(c Category, s Service, lang string) string {
	switch {
	case c.Consent != Exempt:
		return w.BasisConsent
	case s.Reason[lang] != "":
		return s.Reason[lang]
	case s.Exemption != nil:
		return w.BasisStatistics
	}
	return w.BasisNecessary
}

// shareBasis says once what is true of every service.
func (v *CategoryView) shareBasis() {
	for _, s := range v.Services {
		if s.Basis != v.Services[0].Basis {
			return
		}
	}
	for i := range v.Services {
		v.Basis, v.Services[i].Basis = v.Services[i].Basis, ""
	}
}

func (p *Policy) kindTitle(id Kind, lang string) string {
	for _, k := range p.Kinds {
		if k.ID == id {
			return k.Title[lang]
		}
	}
	return string(id)
}

func (w *Phrases) duration(lang, s string) string {
	d, _ := ParseDuration(s)
	phrase := map[Unit]string{
		Session: w.Session, Minute: w.Minutes, Hour: w.Hours, Day: w.Days, Month: w.Months, Year: w.Years,
	}[d.Unit]
	return count(lang, phrase, "count", d.Count)
}
