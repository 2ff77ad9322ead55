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
# A map knows no time: the browser ends the cookie when the answer has run out. It tells categories, not services. Of the
# script's cookie and the server's it takes the newer; two of one kind are none. It goes by today's policy: export again when
# that changes. A page that depends on it is for nobody else: say "add_header Vary Cookie always; add_header Cache-Control
# private always;", and where nginx itself keeps pages, put the variable into proxy_cache_key, or say
# "proxy_no_cache $consent_media; proxy_cache_bypass $consent_media;".
# $consent_media holds wherever a visitor is. Where the law of some regions asks for less, $consent_statistics_us is what holds
# under that regime of the policy, by its id; choose by what your network says of the region, as in
#   map $http_cf_ipcountry $statistics { default $consent_statistics; US $consent_statistics_us; }
`

const (
	anyID       = `[a-z][a-z0-9-]{0,31}`
	anyAnswer   = `\.` + anyID + `:(?:true|false):[a-z0-9]{1,8}`
	anyExcepted = `\.~` + anyID + `:(?:true|false)`
	blanks      = `[ \t]*`
	anyTime     = `1\.[1-9][0-9]{9}`
	anyChoice   = anyTime + `(?:(?:` + anyAnswer + `)+(?:` + anyExcepted + `)*)?`
)

// maps is a map for each purpose that needs an answer, and before them those that find the choice in force.
func maps(known policy.Known) string {
	var b strings.Builder
	b.WriteString(mapsHead)
	names := append([]string{known.Cookie}, known.Formerly...)
	lasting := make([]string, len(names))
	for i, name := range names {
		lasting[i] = policy.ConsentCookie{Name: name}.Lasting().Name
	}
	found(&b, "script", names)
	found(&b, "server", lasting)
	newest(&b)
	for _, p := range known.Purposes {
		if p.Exempt {
			continue
		}
		wanted := `\.` + p.ID + ":true:(?:" + strings.Join(counting(p), "|") + ")"
		fmt.Fprintf(&b, "map $biscotte_choice $consent_%s {\n\tdefault 0;\n", variable(p.ID))
		if objections := objectable(known); len(objections) > 0 {
			fmt.Fprintf(&b, "\t'~:(?:%s)(?:\\.|$)' 0;\n", strings.Join(objections, "|")) // it may be up to 400 days old
		}
		fmt.Fprintf(&b, "\t'~^%s(?:%s)*%s(?:%s)*(?:%s)*$' 1;\n}\n", anyTime, anyAnswer, wanted, anyAnswer, anyExcepted)
	}
	for _, r := range known.Regimes {
		for _, p := range r.Purposes {
			if p.OptOut {
				until(&b, r.ID, p)
			}
		}
	}
	return b.String()
}

// until is the map of a purpose that is used until the visitor objects, or the browser's signal does.
func until(b *strings.Builder, regime string, p policy.Purpose) {
	signal := "''"
	if p.GPC {
		signal = "$http_sec_gpc"
	}
	fmt.Fprintf(b, "map \"%s $biscotte_choice\" $consent_%s_%s {\n\tdefault 1;\n", strings.Trim(signal, "'"), variable(p.ID), variable(regime))
	fmt.Fprintf(b, "\t'~^1 ' $consent_%s;\n\t'~several' 0;\n\t'~[.]%s:false:' 0;\n}\n", variable(p.ID), p.ID)
}

// variable is an id as a part of a variable's name.
func variable(id string) string { return strings.ReplaceAll(id, "-", "_") }

// objectable lists the fingerprints of what is used under some regime until the visitor objects. A choice that has one was
// made there, and browsers keep it longer than a yes counts.
func objectable(known policy.Known) []string {
	var list []string
	for _, r := range known.Regimes {
		for _, p := range r.Purposes {
			if p.OptOut && !slices.Contains(list, p.Fingerprint) {
				list = append(list, p.Fingerprint)
			}
		}
	}
	return list
}

// found is the map that finds a cookie of some names: the present one and former ones. A visitor has two of them for a
// moment only: the loader keeps the newest and removes the rest, and until then nothing is granted.
func found(b *strings.Builder, by string, names []string) {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(name), `'`, `\'`)
	}
	name := "(?:" + strings.Join(quoted, "|") + ")"
	fmt.Fprintf(b, "map $http_cookie $biscotte_by_%s {\n\tdefault '';\n", by)
	name = blanks + name + blanks + "=" + blanks
	fmt.Fprintf(b, "\t'~(?:^|;)%[1]s.*;%[1]s' several;\n", name)
	fmt.Fprintf(b, "\t'~(?:^|;)%s(\"?)(?<biscotte_of_%s>%s)\\g{1}%s(?:;|$)' $biscotte_of_%s;\n}\n", name, by, anyChoice, blanks, by)
}

// newest is the map that takes the newer of the script's cookie and the server's. Times have ten digits: the greater has
// the greater digit where they first differ.
func newest(b *strings.Builder) {
	var later []string
	for digit := range 9 {
		later = append(later, fmt.Sprintf(`%d[0-9]*[^ ]* 1\.\g{1}[%d-9]`, digit, digit+1))
	}
	b.WriteString("map '$biscotte_by_script $biscotte_by_server' $biscotte_choice {\n\tdefault $biscotte_by_script;\n")
	b.WriteString("\t~several several;\n\t'~^ ' $biscotte_by_server;\n")
	fmt.Fprintf(b, "\t'~^1\\.([0-9]*)(?:%s)' $biscotte_by_server;\n}\n", strings.Join(later, "|"))
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
