package policy

// Version is the version of the policy file's format.
const Version = 1

// ChoiceDays is how long a choice counts, in days from the decision: six months, a no as long as a yes (CNIL
// recommendation 2020-092, good practice; Garante 10 June 2021 n. 231).
const ChoiceDays = 180

// Policy is what a site owner declares: who asks, in which languages, for which purposes, and with which cookies.
type Policy struct {
	// Where the JSON Schema of this file lies, for editors: they complete and explain every field with it.
	Schema string `json:"$schema,omitempty"`
	// The version of this format: 1.
	Version int `json:"version"`
	// The site's name, by language.
	Site Text `json:"site"`
	// Who asks: the controller of the data.
	Controller Controller `json:"controller"`
	// The languages that the banner speaks, by code, as in "en" or "pt-br". Every text is wanted in each of them.
	Languages []string `json:"languages"`
	// The language for visitors who speak none of the others: one of the languages.
	Default string `json:"defaultLanguage"`
	// The day on which this policy was last held against what the site really does, as in "2026-11-24".
	Reviewed string `json:"reviewed"`
	// The link to the site's cookie policy, by language.
	PolicyPage Text `json:"policyPage"`
	// When the panel is fetched: "idle" (the usual) once the page has loaded, or "intent" on the first sign that it will
	// be opened.
	Load LoadMode `json:"load,omitempty"`
	// Whether scripts may go that the page adds by itself later on, and that are not named by "hosts": true trusts whatever
	// gets into the page.
	Late bool `json:"late,omitempty"`
	// The cookie that keeps the visitor's answer.
	ConsentCookie ConsentCookie `json:"consentCookie"`
	// The site's own language cookie, for a banner in which visitors pick the language.
	LanguageCookie *LanguageCookie `json:"languageCookie,omitempty"`
	// What a cookie is, in plain words, by language.
	About Text `json:"about"`
	// The kinds of cookies, each explained to visitors once.
	Kinds []KindText `json:"kinds"`
	// Who stands behind the services, by an id of your own.
	Providers map[string]Provider `json:"providers"`
	// The purposes: those that visitors answer yes or no to, and the exempt ones.
	Categories []Category `json:"categories"`
	// What the law of some regions asks for, where that is less than a yes to everything.
	Regimes []Regime `json:"regimes,omitempty"`
	// What the browser's privacy signal (Global Privacy Control) refuses.
	GPC *PrivacyControl `json:"gpc,omitempty"`
	// Where answers are sent, for the proof of them to be kept.
	Records *Records `json:"records,omitempty"`
	// Whom to tell of the choice: tag managers, statistics, advertising.
	Signals []Signal `json:"signals,omitempty"`
	// How banner and panel look.
	Look *Look `json:"look,omitempty"`
	// Texts of the interface that replace ours: by language, then by name, as in "accept".
	Texts map[string]map[string]string `json:"texts,omitempty"`
}

// LoadMode says when the component is fetched: in idle time after the page has loaded, or on the first sign that the
// panel will be opened. Empty means [LoadIdle].
type LoadMode string

// The two values of [LoadMode].
const (
	LoadIdle   LoadMode = "idle"
	LoadIntent LoadMode = "intent"
)

// Text is a text by language code.
type Text map[string]string

// Controller is who asks: the controller of GDPR art. 4(7), with a link to its privacy policy.
type Controller struct {
	// The name, as in the legal notice.
	Name string `json:"name"`
	// The link to the privacy policy.
	Privacy string `json:"privacy"`
}

// Provider is who stands behind a service. A third party is anybody but the controller and its processors.
type Provider struct {
	// The name that visitors know.
	Name string `json:"name"`
	// The link to the provider's own privacy policy.
	Privacy string `json:"privacy"`
	// Whether this is anybody but the controller and its processors. The first layer counts them.
	ThirdParty bool `json:"thirdParty,omitempty"`
}

// Consent says whether a category needs the visitor's yes (ePrivacy Directive art. 5(3)) or is exempt from it.
type Consent string

// The two values of [Consent].
const (
	Required Consent = "required"
	Exempt   Consent = "exempt"
)

// Category is one purpose.
type Category struct {
	// The name by which pages and the cookie refer to it, as in "statistics".
	ID string `json:"id"`
	// "required" where the visitor's yes is needed, "exempt" where the law asks for none.
	Consent Consent `json:"consent"`
	// A short title, by language.
	Title Text `json:"title"`
	// One line on what it is for, by language: the first layer shows it.
	Summary Text `json:"summary"`
	// Who does what for this purpose.
	Services []Service `json:"services"`
	// What visitors were asked here before, the oldest first: "biscotte release" adds to it.
	History []Revision `json:"history,omitempty"`
}

// Service is one use of cookies by one provider: its function, where it works, and the cookies it sets. Storage is what
// else it keeps in the browser, so that a withdrawal can clear it; Reload asks for the page to be loaded again then.
type Service struct {
	// The name by which pages and the cookie refer to it, as in "matomo". No other service may have it.
	ID string `json:"id"`
	// The id of one of the providers.
	Provider string `json:"provider"`
	// What it does, by language.
	Function Text `json:"function"`
	// Where on the site it works, by language.
	Location Text `json:"location"`
	// Which data it collects, in plain words, by language.
	Data Text `json:"data,omitempty"`
	// Who gets that data beside the provider, by language. If it is nobody, say so.
	Recipients Text `json:"recipients,omitempty"`
	// Whether the data leaves the European Economic Area, by language: where to, and under which safeguard. If it stays, say
	// so.
	Transfer Text `json:"transfer,omitempty"`
	// Why it needs no consent, by language, where it is exempt and the usual reason is not its own.
	Reason Text `json:"reason,omitempty"`
	// The cookies that it sets.
	Cookies []Cookie `json:"cookies"`
	// The addresses of its pixels, as in "stats.example.org/p.gif": they keep nothing, and tell who has seen what.
	Pixels []string `json:"pixels,omitempty"`
	// Where it loads things from.
	Hosts *Hosts `json:"hosts,omitempty"`
	// What else it keeps in the browser.
	Storage *Storage `json:"storage,omitempty"`
	// Whether a withdrawal loads the page again, for a script that cannot be stopped otherwise.
	Reload bool `json:"reload,omitempty"`
	// Why its statistics need no consent, where they are in an exempt category.
	Exemption *Exemption `json:"exemption,omitempty"`
}

// Storage names what a service keeps outside of cookies: keys of local and session storage, IndexedDB databases and
// caches, each by name or by a pattern with *, and service workers by the path of their scope.
type Storage struct {
	// Keys of local storage, as in "_vendor.*".
	Local []string `json:"local,omitempty"`
	// Keys of session storage.
	Session []string `json:"session,omitempty"`
	// Names of IndexedDB databases.
	Databases []string `json:"databases,omitempty"`
	// Names of caches.
	Caches []string `json:"caches,omitempty"`
	// Scopes of service workers, as in "/app/".
	Workers []string `json:"workers,omitempty"`
	// What all that is for, in plain words, by language.
	Purpose Text `json:"purpose,omitempty"`
	// How long it stays where the service itself deletes it, as for a cookie. Without this, it stays until it is cleared.
	Duration string `json:"duration,omitempty"`
}

// Optional lists the categories that need an answer.
func (p *Policy) Optional() []Category {
	var optional []Category
	for _, c := range p.Categories {
		if c.Consent == Required {
			optional = append(optional, c)
		}
	}
	return optional
}
