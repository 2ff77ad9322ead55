package export

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"biscotte/policy"
)

// mapsHead explains what a map cannot do that a reader in a language can: see package reader.
const mapsHead = `# Include this in the http block. Each variable is 1 where the visitor allows a category and 0 where not, as in
#   if ($consent_media = 0) { return 403; }
# A map knows no time: the browser ends the cookie when the answer has run out. It tells categories, not services, and
# takes two consent cookies for none. It goes by today's policy: export again when that changes.
`

const (
	anyID       = `[a-z][a-z0-9-]{0,31}`
	anyAnswer   = `\.` + anyID + `:(true|false):[a-z0-9]{1,8}`
	anyExcepted = `\.~` + anyID + `:(true|false)`
)

// maps is a map for each purpose that needs an answer.
func maps(known policy.Known) string {
	var b strings.Builder
	b.WriteString(mapsHead)
	name := named(known)
	for _, p := range known.Purposes {
		if p.Exempt {
			continue
		}
		wanted := `\.` + p.ID + ":true:(" + strings.Join(counting(p), "|") + ")"
		fmt.Fprintf(&b, "map $http_cookie $consent_%s {\n\tdefault 0;\n", strings.ReplaceAll(p.ID, "-", "_"))
		fmt.Fprintf(&b, "\t'~(^|[; ])%[1]s=.*[; ]%[1]s=' 0;\n", name)
		fmt.Fprintf(&b, "\t'~(^|[; ])%s=\"?1\\.[1-9][0-9]{0,10}(%s)*%s(%s)*(%s)*\"?(;|$)' 1;\n}\n", name, anyAnswer, wanted, anyAnswer, anyExcepted)
	}
	return b.String()
}

// named is how a cookie of the present name or a former one is found. A visitor has two for a moment only: the loader
// keeps the newest answer and removes the rest, and until then nothing is granted.
func named(known policy.Known) string {
	var names []string
	for _, name := range append([]string{known.Cookie}, known.Formerly...) {
		names = append(names, strings.ReplaceAll(regexp.QuoteMeta(name), `'`, `\'`))
	}
	return "(" + strings.Join(names, "|") + ")"
}

// counting lists the fingerprints to which an answer counts for all of a purpose.
func counting(p policy.Purpose) []string {
	list := []string{p.Fingerprint}
	for fingerprint, added := range p.Earlier {
		if len(added) == 0 {
			list = append(list, fingerprint)
		}
	}
	slices.Sort(list[1:])
	return list
}
