package policy

// Version is the version of the policy file's format.
const Version = 1

// ChoiceDays is how long a choice counts, in days from the decision: six months, a no as long as a yes (CNIL
// recommendation 2020-092, good practice; Garante 10 June 2021 n. 231).
const ChoiceDays = 180

// Policy is what a site owner declares: who asks, in which languages, for which purposes, and with which cookies.
type Policy struct {
	Schema         string                       `json:"$schema,omitempty"`
	Version        int                          `json:"version"`
	Site           Text                         `json:"site"`
	Controller     Controller                   `json:"controller"`
	Languages      []string                     `json:"languages"`
	Default        string                       `json:"defaultLanguage"`
	Reviewed       string                       `json:"reviewed"`
	PolicyPage     Text                         `json:"policyPage"`
	Load           LoadMode                     `json:"load,omitempty"`
	ConsentCookie  ConsentCookie                `json:"consentCookie"`
	LanguageCookie *LanguageCookie              `json:"languageCookie,omitempty"`
	About          Text                         `json:"about"`
	Kinds          []KindText                   `json:"kinds"`
	Providers      map[string]Provider          `json:"providers"`
	Categories     []Category                   `json:"categories"`
	GPC            *PrivacyControl              `json:"gpc,omitempty"`
	Signals        []Signal                     `json:"signals,omitempty"`
	Texts          map[string]map[string]string `json:"texts,omitempty"`
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
	Name    string `json:"name"`
	Privacy string `json:"privacy"`
}

// Provider is who stands behind a service. A third party is anybody but the controller and its processors.
type Provider struct {
	Name       string `json:"name"`
	Privacy    string `json:"privacy"`
	ThirdParty bool   `json:"thirdParty,omitempty"`
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
	ID       string    `json:"id"`
	Consent  Consent   `json:"consent"`
	Title    Text      `json:"title"`
	Summary  Text      `json:"summary"`
	Services []Service `json:"services"`
}

// Service is one use of cookies by one provider: its function, where it works, and the cookies it sets. Storage is what
// else it keeps in the browser, so that a withdrawal can clear it; Reload asks for the page to be loaded again then.
type Service struct {
	ID       string   `json:"id"`
	Provider string   `json:"provider"`
	Function Text     `json:"function"`
	Location Text     `json:"location"`
	Cookies  []Cookie `json:"cookies"`
	Storage  *Storage `json:"storage,omitempty"`
	Reload   bool     `json:"reload,omitempty"`
}

// Storage names what a service keeps outside of cookies: keys of local and session storage, IndexedDB databases and
// caches, each by name or by a pattern with *, and service workers by the path of their scope.
type Storage struct {
	Local     []string `json:"local,omitempty"`
	Session   []string `json:"session,omitempty"`
	Databases []string `json:"databases,omitempty"`
	Caches    []string `json:"caches,omitempty"`
	Workers   []string `json:"workers,omitempty"`
}

// Party tells whose cookie it is: the visited site's or another's.
type Party string

// The two values of [Party].
const (
	FirstParty Party = "first"
	ThirdParty Party = "third"
)

// Kind is what sort of cookie it is, in the terms of the portal's policy.
type Kind string

// The values of [Kind]: necessary cookies need no consent; statistical ones need none where the statistics are
// anonymised; internal (first-party) ones may also serve tracking or advertising; third-party ones are set by or
// for another site.
const (
	KindNecessary   Kind = "necessary"
	KindStatistical Kind = "statistical"
	KindInternal    Kind = "internal"
	KindThirdParty  Kind = "third-party"
)

// Kinds lists every [Kind] in the order in which a declaration explains them.
var Kinds = []Kind{KindNecessary, KindStatistical, KindInternal, KindThirdParty}

// KindText explains a kind to visitors.
type KindText struct {
	ID    Kind `json:"id"`
	Title Text `json:"title"`
	Text  Text `json:"text"`
}

// Cookie is a declared cookie: Name is exact, Pattern has one or more * for any run of characters; one of the two is
// set. Duration is "session" or a number and a unit, as in "13 months"; see [ParseDuration].
type Cookie struct {
	Name     string `json:"name,omitempty"`
	Pattern  string `json:"pattern,omitempty"`
	Party    Party  `json:"party"`
	Kind     Kind   `json:"kind"`
	Duration string `json:"duration"`
	HTTPOnly bool   `json:"httpOnly,omitempty"`
	Purpose  Text   `json:"purpose"`
}

// Label is the name or pattern under which the cookie is declared.
func (c Cookie) Label() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Pattern
}

// ConsentCookie says under which name and attributes the visitor's choice is kept. Its age is [ChoiceDays].
type ConsentCookie struct {
	Name     string `json:"name"`
	Domain   string `json:"domain,omitempty"`
	Path     string `json:"path,omitempty"`
	SameSite string `json:"sameSite,omitempty"`
}

// LanguageCookie repeats the attributes that the host application gives to its own language cookie (for Django the
// LANGUAGE_COOKIE_* settings), so that writing it never makes a twin. MaxAge is in seconds; 0 means a session
// cookie. Reload asks for the page to be loaded again in the new language.
type LanguageCookie struct {
	Name     string `json:"name"`
	Domain   string `json:"domain,omitempty"`
	Path     string `json:"path,omitempty"`
	MaxAge   int    `json:"maxAge,omitempty"`
	SameSite string `json:"sameSite,omitempty"`
	Secure   bool   `json:"secure,omitempty"`
	HTTPOnly bool   `json:"httpOnly,omitempty"`
	Reload   bool   `json:"reload,omitempty"`
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
