package policy

// Modes of [Signal]. Google's basic mode holds its tag until the visitor has said yes, as the gate does with what is
// marked so; in advanced mode the tag is left alone and sends cookieless pings, which EDPB guidelines 2/2023 count as
// access to the visitor's device. Matomo's consent mode sends nothing before a yes, its cookie mode sets no cookie.
const (
	modeBasic    = "basic"
	modeAdvanced = "advanced"
	modeConsent  = "consent"
	modeCookie   = "cookie"
)

// googleTypes are the consent types of Google Consent Mode v2. All are denied by default but the one for security, which
// needs no consent.
var googleTypes = []string{
	"ad_storage", "ad_user_data", "ad_personalization", "analytics_storage",
	"functionality_storage", "personalization_storage", googleSecurity,
}

const googleSecurity = "security_storage"

// clarityTypes are those of Clarity's consentv2, with the capital S that it wants.
var clarityTypes = []string{"ad_Storage", "analytics_Storage"}

// google follows developers.google.com/tag-platform/security/guides/consent: the defaults before any other command
// (where a region has one of its own, the more special one wins), and one update for each decision.
func (s Signal) google(i *Instruction) {
	i.Start = []Call{{"consent", "default", s.googleDefault(Region{})}}
	for _, region := range s.Regions {
		i.Start = append(i.Start, Call{"consent", "default", s.googleDefault(region)})
	}
	if s.AdsDataRedaction {
		i.Start = append(i.Start, Call{"set", "ads_data_redaction", true})
	}
	if s.URLPassthrough {
		i.Start = append(i.Start, Call{"set", "url_passthrough", true})
	}
	i.Known = []Call{{"consent", "update", updates(s.Update)}}
}

func (s Signal) googleDefault(r Region) map[string]any {
	values := map[string]any{}
	for _, name := range googleTypes {
		values[name] = "denied"
	}
	values[googleSecurity] = "granted"
	for _, name := range r.Granted {
		values[name] = "granted"
	}
	if len(r.Codes) > 0 {
		values["region"] = r.Codes
	}
	if s.WaitForUpdate > 0 {
		values["wait_for_update"] = s.WaitForUpdate
	}
	return values
}

func updates(update map[string]string) map[string]any {
	values := map[string]any{}
	for name, category := range update {
		values[name] = grantedIf(category)
	}
	return values
}

// gtm tells a tag manager what is allowed, as an event that triggers can wait for: {event, biscotte: {category: bool}}.
func (s Signal) gtm(i *Instruction, p *Policy) {
	allowed := map[string]any{}
	for _, c := range p.Optional() {
		allowed[c.ID] = ifAllowed(c.ID, true, false)
	}
	event := s.Event
	if event == "" {
		event = "biscotte"
	}
	i.Known = []Call{{map[string]any{"event": event, "biscotte": allowed}}}
}

// clarity follows learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2.
func (s Signal) clarity(i *Instruction) {
	denied := map[string]any{}
	for name := range s.Update {
		denied[name] = "denied"
	}
	i.Start = []Call{{"consentv2", denied}}
	i.Known = []Call{{"consentv2", updates(s.Update)}}
}

// matomo follows developer.matomo.org/guides/tracking-consent. Our own cookie remembers the answer, so Matomo is told on
// every page and remembers nothing, unless Hours says for how long it shall.
func (s Signal) matomo(i *Instruction) {
	what := "Consent"
	if s.Mode == modeCookie {
		what = "CookieConsent"
	}
	given := Call{"set" + what + "Given"}
	if s.Hours > 0 {
		given = Call{"remember" + what + "Given", s.Hours}
	}
	i.Start = []Call{{"require" + what}}
	i.Yes, i.No, i.When = []Call{given}, []Call{{"forget" + what + "Given"}}, s.Category
}
