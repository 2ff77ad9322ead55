package policy

// ViewIn is [Policy.View] as a regime has it; nil is the strictest.
func (p *Policy) ViewIn(r *Regime, lang string, phrases map[string]Phrases) *View {
	words := p.words(lang, phrases)
	purposes := p.PurposesIn(r)
	if r != nil {
		r.speak(&words, Days(purposes) == ObjectionDays)
	}
	v := p.view(lang, words)
	v.Purposes = purposes
	v.PrivacySignal = v.Honoured(func(string) bool { return false })
	for _, code := range p.Languages {
		v.Languages = append(v.Languages, LanguageName{Code: code, Name: p.words(code, phrases).Name})
	}
	if r == nil {
		return v
	}
	v.Regime, v.RegimeKind = r.ID, r.Kind
	for i, purpose := range purposes {
		if purpose.OptOut {
			v.Categories[i].Summary += " " + words.UntilObjection
		}
	}
	return v
}

// speak chooses the texts that are true under r. objectable says that something is used until the visitor objects.
func (r *Regime) speak(words *Phrases, objectable bool) {
	if objectable {
		words.PanelIntro = words.PanelObjection
	}
	switch r.Kind {
	case OptOut:
		// 11 CCR 7015(b): the link has this title, and leads to what the title says.
		words.Settings, words.PanelTitle = words.PrivacyChoices, words.PrivacyChoices
	case Notice:
		words.BannerIntro = words.NoticeIntro
	}
}
