package policy

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
	// Which kind this explains.
	ID Kind `json:"id"`
	// Its name, by language.
	Title Text `json:"title"`
	// What it means for the visitor, by language.
	Text Text `json:"text"`
}

// Cookie is a declared cookie: Name is exact, Pattern has one or more * for any run of characters; one of the two is
// set. Duration is "session" or a number and a unit, as in "13 months"; see [ParseDuration].
type Cookie struct {
	// The exact name. A cookie has either a name or a pattern.
	Name string `json:"name,omitempty"`
	// The name with one or more * for any run of characters, as in "_pk_id*".
	Pattern string `json:"pattern,omitempty"`
	// "first" where the visited site sets it or has it set, "third" for another site's.
	Party Party `json:"party"`
	// Which of the explained kinds it is.
	Kind Kind `json:"kind"`
	// How long it stays: "session", or a number and a unit, as in "30 minutes", "180 days" or "13 months".
	Duration string `json:"duration"`
	// Whether scripts cannot read it: then only the server can remove it.
	HTTPOnly bool `json:"httpOnly,omitempty"`
	// What it is for, in plain words, by language.
	Purpose Text `json:"purpose"`
}

// Label is the name or pattern under which the cookie is declared.
func (c Cookie) Label() string {
	if c.Name != "" {
		return c.Name
	}
	return c.Pattern
}
