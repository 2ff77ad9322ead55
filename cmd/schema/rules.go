package main

import (
	"fmt"
	"maps"
	"slices"

	"biscotte/policy"
	"biscotte/policy/phrase"
)

// What texts look like. The patterns are those of ECMA-262, which JSON Schema speaks.
const (
	idPattern       = `^[a-z][a-z0-9-]{0,31}$`
	languagePattern = `^[a-z]{2,8}(-[a-z0-9]{1,8})*$`
	linkPattern     = `^(https?://[^/\\][^\\]*|/([^/\\][^\\]*)?)$`
	namePattern     = "^[A-Za-z0-9!#$%&'+.^_`|~-]{1,128}$"
	starPattern     = "^[A-Za-z0-9!#$%&'+.^_`|~-]*[*][A-Za-z0-9!#$%&'*+.^_`|~-]*$"
	durationPattern = `^(session|[1-9][0-9]{0,3} (minute|hour|day|month|year)s?)$`
	pixelPattern    = `^[a-z0-9*]([a-z0-9.*-]*[a-z0-9*])?(/[A-Za-z0-9/._~%!$&'()*+,=:@-]*)?$`
	hostPattern     = `^('self'|(https?://)?([*]\.[a-z0-9-]+\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?)$`
	colourPattern   = `^#[0-9A-Fa-f]{6}$`
	regionPattern   = `^[A-Z]{2}(-[A-Z0-9]{1,3})?$`
	domainPattern   = `^\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]*[a-z0-9])?$`
)

// rules narrow what the Go types allow, by type or by field. Most repeat a check of package policy: what the two say
// of the same file is compared in policy/schema.
var rules = map[string]func(*node){
	"Text": func(n *node) {
		n.PropertyNames, n.AdditionalProperties = &node{Pattern: languagePattern}, &node{Type: "string", MinLength: 1}
	},
	"Policy.Schema":           func(n *node) { n.Format = "uri-reference" },
	"Policy.Version":          func(n *node) { n.Const = policy.Version },
	"Policy.Languages":        languages,
	"Policy.Default":          matching(languagePattern),
	"Policy.Reviewed":         func(n *node) { n.Format = "date" },
	"Policy.Kinds":            func(n *node) { n.MinItems = len(policy.Kinds) },
	"Policy.Providers":        func(n *node) { n.PropertyNames = &node{Pattern: idPattern} },
	"Policy.Categories":       func(n *node) { n.MinItems = 1 },
	"Policy.Texts":            texts,
	"Controller.Name":         func(n *node) { n.MinLength = 1 },
	"Controller.Privacy":      matching(linkPattern),
	"Provider.Name":           func(n *node) { n.MinLength = 1 },
	"Provider.Privacy":        matching(linkPattern),
	"Category.ID":             matching(idPattern),
	"Category.Services":       func(n *node) { n.MinItems = 1 },
	"Revision.Fingerprint":    matching(`^[a-z0-9]{1,8}$`),
	"Revision.Until":          func(n *node) { n.Format = "date" },
	"Revision.Added":          func(n *node) { n.Items.Pattern = idPattern },
	"Service.ID":              matching(idPattern),
	"Service.Provider":        matching(idPattern),
	"Service.Pixels":          func(n *node) { n.Items.Pattern = pixelPattern },
	"Hosts.Script":            func(n *node) { n.Items.Pattern = hostPattern },
	"Storage.Duration":        matching(durationPattern),
	"Storage.Workers":         func(n *node) { n.Items.Pattern = `^/([^*?#\\ /][^*?#\\ ]*)?$` },
	"Exemption.DataMonths":    between(0, policy.MaxDataMonths),
	"Exemption.OptOut":        matching(linkPattern),
	"Cookie":                  func(n *node) { n.OneOf = []*node{{Required: []string{"name"}}, {Required: []string{"pattern"}}} },
	"Cookie.Name":             matching(namePattern),
	"Cookie.Pattern":          matching(starPattern),
	"Cookie.Duration":         matching(durationPattern),
	"Look.SettingsButton":     corners,
	"Look.Font":               matching(`^[A-Za-z0-9 ,'"_-]{1,200}$`),
	"Look.Radius":             matching(`^(0|[0-9]{1,3}(\.[0-9]{1,3})?(px|em|rem))$`),
	"Logo.Image":              matching(linkPattern),
	"Logo.Link":               matching(linkPattern),
	"Colours.Ink":             matching(colourPattern),
	"Colours.Soft":            matching(colourPattern),
	"Colours.Paper":           matching(colourPattern),
	"Colours.Line":            matching(colourPattern),
	"Colours.Faint":           matching(colourPattern),
	"Colours.Accent":          matching(colourPattern),
	"Colours.OnAccent":        matching(colourPattern),
	"ConsentCookie.Name":      matching(namePattern),
	"ConsentCookie.Domain":    matching(domainPattern),
	"ConsentCookie.Path":      matching(`^/`),
	"ConsentCookie.SameSite":  sameSite,
	"ConsentCookie.Formerly":  func(n *node) { n.Items.Pattern, n.UniqueItems = namePattern, true },
	"LanguageCookie.Name":     matching(namePattern),
	"LanguageCookie.Domain":   matching(domainPattern),
	"LanguageCookie.Path":     matching(`^/`),
	"LanguageCookie.SameSite": sameSite,
	"LanguageCookie.MaxAge":   func(n *node) { n.Minimum = new(int) },
	"PrivacyControl.Refuses":  func(n *node) { n.Items.Pattern, n.MinItems, n.UniqueItems = idPattern, 1, true },
	"Records.Endpoint":        matching(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$`),
	"Records.Cookie":          matching(namePattern),
	"Signal.Mode":             func(n *node) { n.Enum = []string{"basic", "advanced", "consent", "cookie"} },
	"Signal.WaitForUpdate":    between(0, 10_000),
	"Signal.Hours":            between(0, policy.ChoiceDays*24),
	"Regime.ID":               matching(idPattern),
	"Regime.Regions":          func(n *node) { n.Items.Pattern, n.MinItems, n.UniqueItems = regionPattern, 1, true },
	"Regime.Exceptions":       func(n *node) { n.PropertyNames = &node{Pattern: idPattern} },
	"Regime.OptIn":            func(n *node) { n.Items.Pattern = idPattern },
	"Region.Codes":            func(n *node) { n.Items.Pattern, n.MinItems = regionPattern, 1 },
	"Region.Granted":          func(n *node) { n.MinItems = 1 },
}

func matching(pattern string) func(*node) { return func(n *node) { n.Pattern = pattern } }

func between(least, most int) func(*node) {
	return func(n *node) { n.Minimum, n.Maximum = &least, &most }
}

func sameSite(n *node) { n.Enum = []string{"Lax", "Strict", "None"} }

// languages names those that we have texts in, for editors to offer. A site may bring others.
func languages(n *node) {
	n.Items.Pattern, n.MinItems, n.UniqueItems = languagePattern, 1, true
	n.Items.Examples = slices.Sorted(maps.Keys(phrase.All()))
}

func corners(n *node) {
	for _, corner := range policy.Corners {
		n.Enum = append(n.Enum, string(corner))
	}
}

// texts lists the interface's own texts, each with the English one that it replaces.
func texts(n *node) {
	english := phrase.Words(phrase.All()["en"])
	one := &node{Type: "object", AdditionalProperties: false}
	for _, name := range policy.PhraseNames() {
		description := fmt.Sprintf("Replaces %q.", english[name])
		one.Properties = append(one.Properties, property{name, &node{Type: "string", MinLength: 1, Description: description}})
	}
	n.PropertyNames, n.AdditionalProperties = &node{Pattern: languagePattern}, one
}
