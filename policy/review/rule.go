package review

// Level says how bad a finding is. With an error, the policy is not fit to be served; a warning is for a person to
// decide.
type Level string

// The two values of [Level].
const (
	Error   Level = "error"
	Warning Level = "warning"
)

// Rule is something that a policy is held to. Source is where it comes from, with its address.
type Rule struct {
	ID      string
	Level   Level
	Summary string
	Source  string
	URL     string
}

// Rules lists every rule. The first stands for all that package policy wants of a file before it can be used.
var Rules = []Rule{
	wellFormed, refusal, placeholder, interfaceTexts, unwritten, translated, keptCookie, markup, tracker, exemptStatistics, exemptAge, exemptKind,
	oneCookie, ownStorage, parties, cookieAge, answerAge, reviewDate, usedProvider, facts, contrast, equalButtons,
	yesFirst, yesFirstUK, yesFirstBrazil, yesFirstQuebec, groundsUK, privacySignal, shared,
}

// Unwritten is the rule that a first policy in other languages is against.
const Unwritten = "unwritten"

const (
	cnil     = "CNIL, recommendation 2020-092"
	cnilURL  = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000042388197"
	audience = "CNIL, audience measurement, 4 July 2025"
	trackURL = "https://www.cnil.fr/fr/node/167364"
	edpb     = "EDPB, Cookie Banner Taskforce report, 17 January 2023"
	language = "EDPB, guidelines 03/2022 (language discontinuity)"
	langURL  = "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-032022-deceptive-design-patterns-social-media_en"
	edpbURL  = "https://www.edpb.europa.eu/system/files/2023-01/edpb_20230118_report_cookie_banner_taskforce_en.pdf"
)

// law is a rule that comes from somewhere.
func law(level Level, id, source, url, summary string) Rule {
	return Rule{id, level, summary, source, url}
}

var (
	wellFormed   = Rule{ID: "well-formed", Level: Error, Summary: "A policy has every field that visitors rely on, and no other."}
	usedProvider = Rule{ID: "used-provider", Level: Warning, Summary: "Who stands behind no service is not declared."}

	refusal = law(Error, "refusal", edpb+", paragraph 8", edpbURL,
		"The first layer has a button that says it refuses.")
	placeholder = law(Error, "placeholder", cnil+" (identity of the controllers, withdrawal)", cnilURL,
		"A text of the site's own keeps what ours names: who asks, how many third parties, where to change one's mind.")
	interfaceTexts = law(Error, "interface-texts", language, langURL,
		"Buttons and labels are there in every language.")
	keptCookie = law(Error, "kept-cookie", "RFC 6265bis, section 5.7", "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis",
		"A cookie that the banner writes is one that browsers keep.")
	markup    = Rule{ID: "markup", Level: Warning, Summary: "A text is shown as it is: no HTML and no Markdown."}
	unwritten = law(Error, Unwritten, language, langURL,
		"A text that a first policy has in English is written in its language.")
	translated = law(Warning, "translated", language, langURL,
		"A text is in the language that it claims to be in.")
	tracker = law(Error, "tracker", edpb+", paragraphs 26 to 30", edpbURL,
		"A cookie that is known to track is not called necessary.")
	exemptStatistics = law(Error, "exempt-statistics", audience, trackURL,
		"Statistics without consent state every condition of their exemption.")
	exemptAge = law(Error, "exempt-age", audience, trackURL,
		"A cookie of exempt statistics lives no longer than 13 months.")
	exemptKind = law(Warning, "exempt-kind", directive, directiveURL,
		"What a cookie is called goes with whether visitors are asked.")
	oneCookie = law(Error, "one-cookie", "GDPR, article 4(11): specific consent", "https://gdpr-info.eu/art-4-gdpr/",
		"A cookie is declared once: one yes or no decides on it.")
	ownStorage = law(Warning, "own-storage", directive, directiveURL,
		"What the banner itself keeps in the browser is declared.")
	parties = law(Warning, "parties", cnil+" (identity of the controllers)", cnilURL,
		"The first layer counts all third parties.")
	cookieAge = law(Warning, "cookie-age", "RFC 6265bis: a lifetime beyond 400 days is cut", "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis",
		"A declared age is one that browsers allow: at most 400 days.")
	answerAge = law(Error, "answer-age", cnil+" (duration of the choice)", cnilURL,
		"An answer is kept for six months, a no as long as a yes.")
	facts = law(Warning, "facts", "GDPR, article 13(1)(e) and (f); CJEU C-673/17 (Planet49)", "https://gdpr-info.eu/art-13-gdpr/",
		"Who is asked about a service is told which data it collects, who gets it, and whether it leaves the EEA.")
	contrast = law(Error, "contrast", "WCAG 2.2, 1.4.3 and 1.4.11; "+edpb+", paragraphs 17 and 18", "https://www.w3.org/TR/WCAG22/#contrast-minimum",
		"What is to be read has a contrast of 4.5 to 1, and what is to be seen of a control 3 to 1.")
	equalButtons = law(Error, "equal-buttons", cnil+" (refusing is as easy as accepting)", cnilURL,
		"Accept and Refuse have the same size, letters and colours.")
	reviewDate = law(Warning, "review-date", cnil+" (list of controllers kept up to date)", cnilURL,
		"The policy is held against the site at least once a year.")
)

const (
	directive    = "Directive 2002/58/EC, article 5(3)"
	directiveURL = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:02002L0058-20091219"
	pecr         = "PECR, regulation 6 and Schedule A1 (Data (Use and Access) Act 2025, section 112)"
	pecrURL      = "https://www.legislation.gov.uk/ukpga/2025/18/section/112"
	ccpa         = "11 CCR 7025"
	ccpaURL      = "https://www.law.cornell.edu/regulations/california/11-CCR-7025"
)

// The laws of regimes.
var (
	yesFirst = law(Error, "yes-first", directive, directiveURL,
		"In the European Economic Area a yes comes first.")
	yesFirstUK = law(Error, "yes-first-uk", pecr, pecrURL,
		"In the United Kingdom a yes comes first, but for statistics and appearance.")
	yesFirstBrazil = law(Error, "yes-first-brazil", "ANPD, guide on cookies, 18 October 2022 (LGPD, article 8)",
		"https://www.gov.br/anpd/pt-br", "In Brazil cookies that need consent are off by default.")
	yesFirstQuebec = law(Error, "yes-first-quebec", "Act respecting the protection of personal information in the private sector, section 8.1",
		"https://www.legisquebec.gouv.qc.ca/en/document/cs/p-39.1", "In Québec what identifies, locates or profiles is off by default.")
	groundsUK = law(Error, "grounds-uk", pecr, pecrURL,
		"What is used until somebody objects serves statistics or appearance alone, in the United Kingdom.")
	privacySignal = law(Error, "privacy-signal", ccpa+"(c)(1)", ccpaURL,
		"In the United States the browser's privacy signal is obeyed.")
	shared = law(Warning, "shared", ccpa+"(c)(1)", ccpaURL,
		"The privacy signal refuses whatever is sold or shared.")
)
