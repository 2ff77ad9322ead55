package audit

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"biscotte/policy"
	"biscotte/policy/review"
)

// Unsorted is the category that a draft puts services into: whether they need consent, and what for, is for a person to
// decide. Until then they need it.
const Unsorted = "unsorted"

// Draft adds to a policy a service for each cause of what was seen and no service declares, with its cookies, storage, hosts
// and lives as they were measured. What is there stays. Texts are marked as unwritten, so that "biscotte check" names them.
// A catalogue, which may be nil, gives its word on cookies. It returns the ids of the services that it has added.
func Draft(seen *Seen, p *policy.Policy, catalogue *Catalogue) []string {
	d := &drafter{policy: p, services: map[string]*drafted{}}
	for i := range seen.Visits {
		d.visit(seen, &seen.Visits[i])
	}
	if len(d.order) == 0 {
		return nil
	}
	category := d.unsorted()
	var added []string
	for _, key := range d.order {
		s := d.services[key]
		s.service.ID = d.free(s.name)
		s.service.Provider = d.provider(s)
		s.finish(p.Languages, catalogue)
		category.Services = append(category.Services, s.service)
		added = append(added, category.ID+"/"+s.service.ID)
	}
	return added
}

// drafter gathers services by their cause.
type drafter struct {
	policy   *policy.Policy
	services map[string]*drafted
	order    []string
}

// drafted is a service in the making. host is another site's, "" for the site's own.
type drafted struct {
	name, host string
	service    policy.Service
}

func (d *drafter) visit(seen *Seen, v *Visit) {
	for i := range v.Kept {
		k := &v.Kept[i]
		if !isOurs(d.policy, k.Kind, k.Name) && len(ownersOf(d.policy, k.Kind, k.Name, k.Origin, k.ThirdParty)) == 0 {
			d.of(k.Cause, k.Origin, k.ThirdParty).keep(k)
		}
	}
	for i := range v.Writes {
		w := &v.Writes[i]
		if w.Kind != KindCookie && !isOurs(d.policy, w.Kind, w.Name) && len(ownersOf(d.policy, w.Kind, w.Name, w.Origin, w.ThirdParty)) == 0 {
			d.of(w.Cause, w.Origin, w.ThirdParty).store(w.Kind, w.Name, w.Origin)
		}
	}
	for i := range v.Requests {
		r := &v.Requests[i]
		if r.ThirdParty && len(requesters(d.policy, r)) == 0 && !isBanner(v, seen, r) {
			d.of(r.Cause, r.Host, true).load(r)
		}
	}
}

// of is the service of a cause: all that one tag of the page, or one host, brings.
func (d *drafter) of(c *Cause, origin string, thirdParty bool) *drafted {
	address := ""
	if c != nil {
		address = cmp.Or(tagAddress(c), c.Response, c.Script)
	}
	name, key := nameOf(address), address
	if address == "" || c.Tag != nil && tagAddress(c) == "" {
		key, name = "own", "site"
		if thirdParty {
			key, name = origin, nameOf("https://"+strings.TrimPrefix(origin, "."))
		}
	}
	if d.services[key] == nil {
		s := &drafted{name: name}
		if thirdParty {
			s.host = hostIn(origin)
		}
		d.services[key] = s
		d.order = append(d.order, key)
	}
	s := d.services[key]
	if thirdParty && s.host == "" {
		s.host = hostIn(origin)
	}
	return s
}

// tagAddress is what the tag of a cause loads, "" for an inline script.
func tagAddress(c *Cause) string {
	if c.Tag == nil {
		return ""
	}
	return c.Tag.Address
}

// built are endings of the names of built scripts, which say nothing of whose they are.
var built = regexp.MustCompile(`([.-](min|umd|es5|esm|iife|full|global|bundle|prod))*\.m?js$`)

var noID = regexp.MustCompile(`[^a-z0-9]+`)

// nameOf is a name for what an address brings: that of its file, or of its host.
func nameOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "site"
	}
	file := path.Base(u.Path)
	name := built.ReplaceAllString(file, "")
	if name == file || len(name) < 4 || name == "index" || name == "main" || name == "array" {
		labels := strings.Split(u.Hostname(), ".")
		name = labels[max(0, len(labels)-2)]
	}
	return asID(name, "service")
}

// maxID leaves room for a number behind an id.
const maxID = 28

// asID is a name as ids are written: lower-case letters, digits and hyphens, a letter first.
func asID(name, otherwise string) string {
	name = strings.Trim(noID.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if name == "" || name[0] < 'a' {
		name = strings.Trim(otherwise+"-"+name, "-")
	}
	return strings.TrimRight(name[:min(len(name), maxID)], "-")
}

// hostIn is the host of an origin, or the domain of a cookie.
func hostIn(origin string) string {
	if u, err := url.Parse(origin); err == nil && u.Host != "" {
		return u.Hostname()
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(origin, "."), ":")
	return host
}

func (s *drafted) keep(k *Item) {
	if k.Kind != KindCookie {
		s.store(k.Kind, k.Name, k.Origin)
		return
	}
	attributes := Attributes{}
	if k.Cookie != nil {
		attributes = *k.Cookie
	}
	party, kind := policy.FirstParty, policy.KindInternal
	if k.ThirdParty {
		party, kind = policy.ThirdParty, policy.KindThirdParty
	}
	for i := range s.service.Cookies {
		if c := &s.service.Cookies[i]; c.Name == k.Name && c.Party == party {
			if was, ok := policy.ParseDuration(c.Duration); ok && attributes.Seconds > seconds(was) {
				c.Duration = duration(attributes.Seconds)
			}
			return
		}
	}
	s.service.Cookies = append(s.service.Cookies, policy.Cookie{Name: k.Name, Party: party, Kind: kind, Duration: duration(attributes.Seconds), HTTPOnly: attributes.HTTPOnly})
}

// maxLife is as long as browsers keep a cookie: 400 days (RFC 6265bis, section 5.5).
const maxLife = 400 * day

// duration is a life as a policy declares it, rounded up.
func duration(s int64) string {
	s = min(s, maxLife)
	for _, unit := range []struct {
		name        string
		size, until int64
	}{
		{"minute", 60, 2 * 60 * 60},
		{"hour", 60 * 60, 2 * day},
		{"day", day, maxLife + 1},
	} {
		if n := (s + unit.size - 1) / unit.size; s > 0 && s < unit.until {
			if n == 1 {
				return "1 " + unit.name
			}
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	return string(policy.Session)
}

func (s *drafted) store(kind Kind, name, origin string) {
	if s.service.Storage == nil {
		s.service.Storage = &policy.Storage{}
	}
	room := map[Kind]*[]string{
		KindLocal: &s.service.Storage.Local, KindSession: &s.service.Storage.Session, KindDatabase: &s.service.Storage.Databases,
		KindCache: &s.service.Storage.Caches, KindWorker: &s.service.Storage.Workers,
	}[kind]
	if kind == KindWorker {
		name = strings.TrimPrefix(name, origin)
	}
	if room != nil && name != "" && !slices.Contains(*room, name) {
		*room = append(*room, name)
	}
}

func (s *drafted) load(r *Request) {
	if s.service.Hosts == nil {
		s.service.Hosts = &policy.Hosts{}
	}
	s.service.Hosts.Script = with(s.service.Hosts.Script, r.Host)
}

// finish writes the texts that a person has to write, each marked.
func (s *drafted) finish(languages []string, catalogue *Catalogue) {
	one := &s.service
	one.Function = unwritten(languages, "What "+s.name+" does")
	one.Location = unwritten(languages, "Where on the site it works")
	one.Data = unwritten(languages, "Which data it collects")
	one.Recipients = unwritten(languages, "Who gets that data")
	one.Transfer = unwritten(languages, "Whether the data leaves the European Economic Area")
	for i := range one.Cookies {
		purpose := "What " + one.Cookies[i].Name + " is for"
		if e := catalogue.Find(one.Cookies[i].Name, s.hosts()); e != nil {
			purpose += fmt.Sprintf(" (a catalogue says: %s; %s; %s)", e.Platform, e.Category, e.Description)
		}
		one.Cookies[i].Purpose = unwritten(languages, purpose)
	}
	if one.Cookies == nil {
		one.Cookies = []policy.Cookie{}
	}
	if one.Storage != nil {
		one.Storage.Purpose = unwritten(languages, "What that is for")
	}
}

// hosts are those that the service deals with.
func (s *drafted) hosts() []string {
	if s.service.Hosts == nil {
		return []string{s.host}
	}
	return append([]string{s.host}, s.service.Hosts.Script...)
}

func unwritten(languages []string, english string) policy.Text {
	t := policy.Text{}
	for _, lang := range languages {
		t[lang] = review.Mark + english
	}
	return t
}

// unsorted is the category for what was found, which is added where it is missing.
func (d *drafter) unsorted() *policy.Category {
	p := d.policy
	i := slices.IndexFunc(p.Categories, func(c policy.Category) bool { return c.ID == Unsorted })
	if i < 0 {
		i = len(p.Categories)
		p.Categories = append(p.Categories, policy.Category{
			ID: Unsorted, Consent: policy.Required,
			Title:   unwritten(p.Languages, "Unsorted"),
			Summary: unwritten(p.Languages, "Move each service to the category that it serves."),
		})
	}
	return &p.Categories[i]
}

// free is a name that no category or service has yet.
func (d *drafter) free(name string) string {
	taken := map[string]bool{}
	for _, c := range d.policy.Categories {
		taken[c.ID] = true
		for _, s := range c.Services {
			taken[s.ID] = true
		}
	}
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", name, n)
	}
	return free
}

// provider is the id of a service's provider: the host of another site gets one of its own, else it is the first that there
// is.
func (d *drafter) provider(s *drafted) string {
	p := d.policy
	if s.host == "" {
		for _, c := range p.Categories {
			if len(c.Services) > 0 {
				return c.Services[0].Provider
			}
		}
	}
	id := asID(s.host, "host")
	if p.Providers == nil {
		p.Providers = map[string]policy.Provider{}
	}
	if _, ok := p.Providers[id]; !ok {
		p.Providers[id] = policy.Provider{Name: s.host, Privacy: "https://" + s.host + "/", ThirdParty: true}
	}
	return id
}
