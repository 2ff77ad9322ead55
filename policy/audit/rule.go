package audit

// Severity says how bad a finding is: an error is against the law or the policy, a warning for a person to decide, a note
// only worth knowing.
type Severity string

// The values of [Severity].
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Rule is one that a site is held to. Source is where it comes from, with its address; Hint is what to do.
type Rule struct {
	ID       string
	Severity Severity
	Summary  string
	Source   string
	URL      string
	Hint     string
}

const (
	directive    = "Directive 2002/58/EC, article 5(3)"
	directiveURL = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:02002L0058-20091219"
	withdrawal   = "GDPR, article 7(3)"
	withdrawURL  = "https://gdpr-info.eu/art-7-gdpr/"
	informed     = "GDPR, article 13; CJEU C-673/17 (Planet49)"
	informedURL  = "https://gdpr-info.eu/art-13-gdpr/"
	cnil         = "CNIL, recommendation 2020-092"
	cnilURL      = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388197"
	edpb         = "EDPB, Cookie Banner Taskforce report, 17 January 2023"
	edpbURL      = "https://www.edpb.europa.eu/system/files/2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf"
	google       = "Google, consent mode"
	googleURL    = "https://developers.google.com/tag-platform/security/guides/consent"
	caching      = "RFC 9111, section 4.1"
	cachingURL   = "https://www.rfc-editor.org/rfc/rfc9111#section-4.1"
)

// Rules lists every rule, the gravest first.
var Rules = []Rule{
	beforeAnswer, afterRefusal, afterWithdrawal, kept, keptElsewhere, notAllowed, undeclared, fingerprinting, necessaryTracker,
	lifetime, parties, consentCookie, bannerAbsent, bannerCovered, unequal, settingsLink,
	tagMissing, tagTwice, tagLate, tagBlocking, googleLate, googleArray, vary, notSeen, unseen,
}

var (
	beforeAnswer = Rule{
		"before-answer", Error, "Nothing optional is kept, read or sent before an answer.", directive, directiveURL,
		`hold the tag: type="text/plain" and data-consent="%s"`,
	}
	afterRefusal = Rule{
		"after-refusal", Error, "Nothing optional is kept, read or sent after a refusal.", directive, directiveURL,
		`hold the tag with data-consent="%s", and let no script run on a refusal`,
	}
	afterWithdrawal = Rule{
		"after-withdrawal", Error, "Nothing optional is written or sent after a withdrawal.", withdrawal, withdrawURL,
		`the script of "%s" still runs: give its service "reload": true in the policy`,
	}
	kept = Rule{
		"kept", Error, "A withdrawal removes what optional services have kept.", withdrawal, withdrawURL, "",
	}
	keptElsewhere = Rule{
		"kept-elsewhere", Note, "A cookie of another site stays after a withdrawal: that site alone can remove it.", withdrawal, withdrawURL,
		"the panel tells visitors so, as the policy declares it as a third party's",
	}
	notAllowed = Rule{
		"not-allowed", Error, "Where one category alone is allowed, nothing of the others is used.", "GDPR, article 4(11): specific consent", "https://gdpr-info.eu/art-4-gdpr/",
		`hold the tag with data-consent="%s"`,
	}
	undeclared = Rule{
		"undeclared", Error, "All that is kept or sent belongs to a service of the policy.", informed, informedURL, "",
	}
	fingerprinting = Rule{
		"fingerprinting", Error, "The browser is not probed for its fingerprint without a yes.",
		"EDPB, guidelines 2/2023 on the technical scope of article 5(3)", "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-22023-technical-scope-art-53-eprivacy-directive_en",
		"hold the tag with data-consent and the category that it serves",
	}
	necessaryTracker = Rule{
		"necessary-tracker", Error, "A service that is called necessary talks to no tracker.", edpb + ", paragraphs 26 to 30", edpbURL,
		"move the service to a category that needs consent, or remove what it loads",
	}
	lifetime = Rule{
		"lifetime", Error, "Nothing lives longer than the policy declares.", "GDPR, article 13(2)(a); CJEU C-673/17 (Planet49)", informedURL,
		"shorten it where it is set, or declare what it really is",
	}
	parties = Rule{
		"parties", Warning, "The first layer counts all third parties.", cnil + " (identity of the controllers)", cnilURL,
		`set "thirdParty": true on the provider, or have it process the data for you alone`,
	}
	consentCookie = Rule{
		"consent-cookie", Error, "The answer is kept once, with the declared attributes, for 180 days at most.", cnil + " (duration of the choice)", cnilURL,
		`set "domain", "path" and "sameSite" of "consentCookie" once for the whole site, and list old names in "formerly"`,
	}
	bannerAbsent = Rule{
		"banner-absent", Error, "A visitor who has not answered sees the banner.", directive, directiveURL,
		"look for errors on the page's console, and for a content security policy that stops the tag",
	}
	bannerCovered = Rule{
		"banner-covered", Error, "Nothing lies over the banner.", edpb, edpbURL,
		"give the element in front of it a smaller z-index, or show it after the answer",
	}
	unequal = Rule{
		"unequal-buttons", Error, "Refusing looks as easy as accepting.", edpb + ", paragraphs 17 and 18", edpbURL,
		"give both buttons the same size, letters and colours, side by side",
	}
	settingsLink = Rule{
		"settings-link", Warning, "Every page leads back to the choice.", withdrawal, withdrawURL,
		`put an element with data-consent-open on the page, or "settingsButton" into the policy's "look"`,
	}
	tagMissing = Rule{
		"tag-missing", Error, "Every page has the banner's tag.", directive, directiveURL,
		`put the tag of "biscotte snippet" into the template that this page is made from`,
	}
	tagTwice = Rule{
		"tag-twice", Warning, "A page has the banner's tag once.", "The manual of biscotte", "", "remove one of the tags",
	}
	tagLate = Rule{
		"tag-late", Error, "The banner's tag comes before the tags that it holds.", "The manual of biscotte", "",
		"move the tag of consent.js in front of all others, to the top of the head",
	}
	tagBlocking = Rule{
		"tag-blocking", Warning, "The banner's tag does not hold up the first paint.", "The manual of biscotte", "",
		"serve consent.js from the page's own host, with a cache in front of it",
	}
	googleLate = Rule{
		"google-late", Error, "Google's tags start after the defaults of consent mode.", google, googleURL,
		"put the tag of consent.js, or the line that biscotte snippet prints, before Google's tag, and without async",
	}
	googleArray = Rule{
		"google-array", Error, "Google's commands are pushed as arguments: it ignores arrays.", google, googleURL,
		"write function gtag(){dataLayer.push(arguments)} and call gtag(…)",
	}
	vary = Rule{
		"vary", Error, "A page that depends on the answer is not cached for all.", caching, cachingURL,
		`send "Cache-Control: private" or "Vary: Cookie" with the page`,
	}
	notSeen = Rule{
		"not-seen", Error, "Every page could be looked at.", "", "", "",
	}
	unseen = Rule{
		"unseen", Note, "All that is declared was seen.", informed, informedURL,
		"remove it from the policy if no page uses it any more",
	}
)
