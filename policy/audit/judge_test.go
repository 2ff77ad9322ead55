package audit

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// declared is a policy in the little that the rules look at.
func declared() *policy.Policy {
	return &policy.Policy{
		ConsentCookie: policy.ConsentCookie{Name: "eu-consent"},
		Signals:       []policy.Signal{{To: "google"}},
		Providers:     map[string]policy.Provider{"us": {}, "them": {ThirdParty: true}},
		Categories: []policy.Category{
			{ID: "necessary", Consent: policy.Exempt, Services: []policy.Service{
				{ID: "cart", Provider: "them", Cookies: []policy.Cookie{{Name: "cart", Party: policy.FirstParty, Duration: "session"}}, Hosts: &policy.Hosts{Script: []string{"cart.example"}}},
			}},
			{ID: "statistics", Consent: policy.Required, Services: []policy.Service{
				{
					ID: "counter", Provider: "them",
					Cookies: []policy.Cookie{{Pattern: "_count*", Party: policy.FirstParty, Duration: "1 day"}, {Name: "visitor", Party: policy.ThirdParty, Duration: "session"}},
					Storage: &policy.Storage{Local: []string{"counter.*", "exact"}, Workers: []string{"/app/"}},
					Hosts:   &policy.Hosts{Script: []string{"stats.example", "https://*.stats.example:8443"}},
					Pixels:  []string{"pixel.example/p.gif"},
				},
			}},
			{ID: "media", Consent: policy.Required, Services: []policy.Service{
				{ID: "player", Provider: "us", Cookies: []policy.Cookie{{Name: "play", Party: policy.FirstParty, Duration: "session"}}, Hosts: &policy.Hosts{Script: []string{"tube.example"}}},
			}},
		},
	}
}

const home = "https://www.example.org/"

func cookie(name string, change ...func(*Item)) Item {
	k := Item{Kind: KindCookie, Name: name, Origin: "www.example.org", Cookie: &Attributes{Path: "/", Secure: true, SameSite: "Lax"}}
	for _, c := range change {
		c(&k)
	}
	return k
}

func sent(host string, change ...func(*Request)) Request {
	r := Request{URL: "https://" + host + "/x", Host: host, ThirdParty: true}
	for _, c := range change {
		c(&r)
	}
	return r
}

func keeps(phase Phase, items ...Item) Visit { return Visit{Page: home, Phase: phase, Kept: items} }

func sends(phase Phase, list ...Request) Visit {
	return Visit{Page: home, Phase: phase, Requests: list}
}

func writes(phase Phase, w Write) Visit    { return Visit{Page: home, Phase: phase, Writes: []Write{w}} }
func alone(category string, v Visit) Visit { v.Only = category; return v }
func lasting(seconds int64) func(*Item)    { return func(k *Item) { k.Cookie.Seconds = seconds } }
func foreign(k *Item)                      { k.ThirdParty, k.Origin = true, ".stats.example" }

func tagged(consent string) func(*Request) {
	return func(r *Request) { r.Cause = &Cause{Tag: &Tag{Line: 3, Consent: consent, Markup: "<iframe>"}} }
}

// good are the facts of a page without a fault.
func good(change ...func(*Facts)) Visit {
	f := &Facts{
		Biscotte: true, Settings: true,
		Accept:   &Box{X: 10, Width: 100, Height: 40, FontSize: 16, FontWeight: 600, Colour: "rgb(255, 255, 255)", Ground: "rgb(0, 0, 0)", InView: true},
		Refuse:   &Box{X: 120, Width: 90, Height: 40, FontSize: 16, FontWeight: 600, Colour: "rgb(255, 255, 255)", Ground: "rgb(0, 0, 0)", InView: true},
		Elements: []Element{{Line: 3, Address: home + "consent.js", Banner: true}},
	}
	for _, c := range change {
		c(f)
	}
	return Visit{Page: home, Phase: Before, Facts: f}
}

func element(e Element, first bool) func(*Facts) {
	return func(f *Facts) {
		if first {
			f.Elements = append([]Element{e}, f.Elements...)
			return
		}
		f.Elements = append(f.Elements, e)
	}
}

// Each rule by the least that it is broken by, and by the least that it is not.
func TestRules(t *testing.T) {
	for name, test := range map[string]struct {
		seen []Visit
		want string
	}{
		"nothing":                                   {[]Visit{keeps(Before)}, ""},
		"the answer":                                {[]Visit{keeps(Refused, cookie("eu-consent", lasting(180*day)))}, ""},
		"a necessary cookie":                        {[]Visit{keeps(Before, cookie("cart"))}, ""},
		"an optional cookie before an answer":       {[]Visit{keeps(Before, cookie("_count1"))}, "before-answer"},
		"an optional cookie after a yes":            {[]Visit{keeps(Accepted, cookie("_count1"))}, ""},
		"another category's":                        {[]Visit{alone("media", keeps(Accepted, cookie("_count1")))}, "not-allowed"},
		"its own category's":                        {[]Visit{alone("statistics", keeps(Accepted, cookie("_count1")))}, ""},
		"after a refusal":                           {[]Visit{keeps(Refused, cookie("_count1"))}, "after-refusal"},
		"before, and so after a refusal":            {[]Visit{keeps(Before, cookie("_count1")), keeps(Refused, cookie("_count1"))}, "before-answer"},
		"kept":                                      {[]Visit{keeps(Withdrawn, cookie("_count1"))}, "kept"},
		"another site's, kept":                      {[]Visit{keeps(Withdrawn, cookie("visitor", foreign))}, "kept-elsewhere"},
		"written and gone after a withdrawal":       {[]Visit{writes(Withdrawn, Write{Kind: KindLocal, Name: "counter.a", Origin: home})}, "after-withdrawal"},
		"written and gone before an answer":         {[]Visit{writes(Before, Write{Kind: KindLocal, Name: "exact", Origin: home})}, "before-answer"},
		"a name that is not quite declared":         {[]Visit{writes(Before, Write{Kind: KindLocal, Name: "exactly", Origin: home})}, "undeclared"},
		"an undeclared cookie, even after a yes":    {[]Visit{keeps(Accepted, cookie("mystery"))}, "undeclared"},
		"a third party's of a first party's name":   {[]Visit{keeps(Accepted, cookie("_count1", foreign))}, "undeclared"},
		"a declared third party's":                  {[]Visit{keeps(Accepted, cookie("visitor", foreign))}, ""},
		"a service worker":                          {[]Visit{keeps(Accepted, Item{Kind: KindWorker, Name: "https://www.example.org/app/", Origin: "https://www.example.org"})}, ""},
		"a request before an answer":                {[]Visit{sends(Before, sent("stats.example"))}, "before-answer"},
		"a pixel before an answer":                  {[]Visit{sends(Before, sent("pixel.example", func(r *Request) { r.URL = "https://pixel.example/p.gif?u" }))}, "before-answer"},
		"a request to nobody's host":                {[]Visit{sends(Accepted, sent("fonts.example"))}, "undeclared"},
		"a request of the site's own CDN":           {[]Visit{sends(Before, sent("cdn.example.org", func(r *Request) { r.ThirdParty = false }))}, ""},
		"a request by a tag that waited":            {[]Visit{sends(Accepted, sent("deep.example", tagged("statistics/counter")))}, ""},
		"a request by a tag that waits for another": {[]Visit{alone("media", sends(Accepted, sent("deep.example", tagged("statistics"))))}, "not-allowed"},
		"a request by a script of the service": {[]Visit{sends(Before, sent("deep.example", func(r *Request) {
			r.Cause = &Cause{Script: "https://api.stats.example:8443/s.js"}
		}))}, "before-answer"},
		"probing":                     {[]Visit{{Page: home, Phase: Refused, Probes: []Probe{{Call: "canvas.toDataURL"}}}}, "fingerprinting"},
		"probing after a yes":         {[]Visit{{Page: home, Phase: Accepted, Probes: []Probe{{Call: "canvas.toDataURL"}}}}, ""},
		"a necessary tracker":         {[]Visit{sends(Before, sent("cart.example", func(r *Request) { r.Cookies = []string{"id"} }))}, "necessary-tracker"},
		"a necessary request":         {[]Visit{sends(Before, sent("cart.example"))}, ""},
		"a party that is not counted": {[]Visit{sends(Accepted, sent("tube.example"))}, "parties"},
		"a life as declared":          {[]Visit{keeps(Accepted, cookie("_count1", lasting(day)))}, ""},
		"a life too long":             {[]Visit{keeps(Accepted, cookie("_count1", lasting(30*day)))}, "lifetime"},
		"a life beyond the session":   {[]Visit{keeps(Accepted, cookie("play", lasting(60)))}, "lifetime"},
		"an answer for too long":      {[]Visit{keeps(Accepted, cookie("eu-consent", lasting(365*day)))}, "consent-cookie"},
		"an answer twice":             {[]Visit{keeps(Accepted, cookie("eu-consent"), cookie("eu-consent", func(k *Item) { k.Origin = ".example.org" }))}, "consent-cookie"},
		"an answer twice, by whom":    {[]Visit{keeps(Accepted, cookie("eu-consent", func(k *Item) { k.Cookie.Path = "/a" }), cookie("eu-consent"))}, "consent-cookie"},
		"an answer in the clear":      {[]Visit{keeps(Accepted, cookie("eu-consent", func(k *Item) { k.Cookie.Secure = false }))}, "consent-cookie"},
		"a good page":                 {[]Visit{good()}, ""},
		"no settings":                 {[]Visit{good(func(f *Facts) { f.Settings = false })}, "settings-link"},
		"no banner":                   {[]Visit{good(func(f *Facts) { f.Accept = nil })}, "banner-absent"},
		"a tag that did not run":      {[]Visit{good(func(f *Facts) { f.Biscotte, f.Accept, f.Refuse = false, nil, nil })}, "banner-absent"},
		"a banner below the fold":     {[]Visit{good(func(f *Facts) { f.Refuse.InView = false })}, "banner-absent"},
		"a covered banner":            {[]Visit{good(func(f *Facts) { f.Accept.Covered = true })}, "banner-covered"},
		"small letters":               {[]Visit{good(func(f *Facts) { f.Refuse.FontSize = 12 })}, "unequal-buttons"},
		"a pale refusal":              {[]Visit{good(func(f *Facts) { f.Refuse.Colour = "rgb(60, 60, 60)" })}, "unequal-buttons"},
		"another ground":              {[]Visit{good(func(f *Facts) { f.Refuse.Ground = "rgb(0, 0, 20)" })}, "unequal-buttons"},
		"far away":                    {[]Visit{good(func(f *Facts) { f.Refuse.X = 900 })}, "unequal-buttons"},
		"a small refusal":             {[]Visit{good(func(f *Facts) { f.Refuse.Width, f.Refuse.Height = 60, 20 })}, "unequal-buttons"},
		"a longer word":               {[]Visit{good(func(f *Facts) { f.Accept.Width = 130 })}, ""},
		"no tag":                      {[]Visit{good(func(f *Facts) { *f = Facts{} })}, "tag-missing"},
		"two tags":                    {[]Visit{good(element(Element{Line: 9, Address: home + "consent.js", Banner: true}, false))}, "tag-twice"},
		"a held tag first":            {[]Visit{good(element(Element{Line: 1, Consent: "media"}, true))}, "tag-late"},
		"a service's tag first":       {[]Visit{good(element(Element{Line: 1, Address: "https://stats.example/a.js"}, true))}, "tag-late"},
		"somebody else's tag first":   {[]Visit{good(element(Element{Line: 1, Address: "https://cdn.example/jquery.js", ThirdParty: true}, true))}, ""},
		"a slow tag":                  {[]Visit{good(func(f *Facts) { f.Blocked = 1500 })}, "tag-blocking"},
		"Google first":                {[]Visit{good(element(Element{Line: 1, Starts: true}, true))}, "google-late"},
		"Google behind":               {[]Visit{good(element(Element{Line: 9, Starts: true}, false))}, ""},
		"Google behind our line":      {[]Visit{good(element(Element{Line: 2, Starts: true}, true), element(Element{Line: 1, Defaults: true}, true))}, ""},
		"arrays for Google":           {[]Visit{good(element(Element{Line: 9, Arrays: 9}, false))}, "google-array"},
		"cached for all":              {[]Visit{good(func(f *Facts) { f.Depends, f.CacheControl = true, "max-age=60" })}, "vary"},
		"cached by cookie":            {[]Visit{good(func(f *Facts) { f.Depends, f.CacheControl, f.Vary = true, "max-age=60", "Accept, Cookie" })}, ""},
		"cached for one":              {[]Visit{good(func(f *Facts) { f.Depends, f.CacheControl = true, "private, max-age=60" })}, ""},
		"the same for all":            {[]Visit{good(func(f *Facts) { f.CacheControl = "public, max-age=60" })}, ""},
		"a page that failed":          {[]Visit{{Page: home, Phase: Before, Failure: "the server answers 500"}}, "not-seen"},
	} {
		var got []string
		for _, f := range Judge(&Seen{Version: Version, Visits: test.seen}, declared()) {
			if f.Rule.ID != unseen.ID && !slices.Contains(got, f.Rule.ID) {
				got = append(got, f.Rule.ID)
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: found %q, want %q", name, s, test.want)
		}
	}
}

// What is declared and was nowhere is a note, once everything has been allowed.
func TestUnseen(t *testing.T) {
	everything := keeps(Accepted, cookie("_count1"), cookie("visitor", foreign), cookie("cart"), Item{Kind: KindLocal, Name: "counter.q", Origin: home})
	var got []string
	for _, f := range Judge(&Seen{Visits: []Visit{everything}}, declared()) {
		got = append(got, f.Subject)
	}
	if want := []string{`cookie "play"`, `local storage "exact"`, `service worker "/app/"`}; !slices.Equal(got, want) {
		t.Errorf("unseen is %q, want %q", got, want)
	}
	if found := Judge(&Seen{Partial: true, Visits: []Visit{everything}}, declared()); len(found) > 0 {
		t.Errorf("a partial audit says that %s", found[0].Message)
	}
}

// One fault on several pages is one finding, whatever line it is on; a baseline knows it again.
func TestFindingsAreMerged(t *testing.T) {
	at := func(page string, line int64) Visit {
		v := keeps(Before, cookie("_count1", func(k *Item) { k.Cause = &Cause{Tag: &Tag{Page: page, Line: line, Markup: "<script src=a.js>"}} }))
		v.Page = page
		return v
	}
	found := Judge(&Seen{Visits: []Visit{at(home, 3), at(home+"b", 9)}}, declared())
	if len(found) != 1 || len(found[0].Pages) != 2 {
		t.Fatalf("found %+v", found)
	}
	later := Judge(&Seen{Visits: []Visit{at(home+"c", 30)}}, declared())
	if left := New(later, []string{found[0].Fingerprint()}); len(left) != 0 {
		t.Errorf("new is %+v", left)
	}
	if left := New(later, []string{"another"}); len(left) != 1 {
		t.Errorf("an old finding hides a new one")
	}
}

// Every rule is in the table, once, and says what to do.
func TestTheTableOfRules(t *testing.T) {
	said := map[string]bool{}
	for _, r := range Rules {
		if said[r.ID] || r.Summary == "" || r.Severity == "" {
			t.Errorf("rule %q is twice there, or incomplete", r.ID)
		}
		said[r.ID] = true
	}
}

// Whatever a file says was seen, judging it ends.
func FuzzJudge(f *testing.F) {
	for _, v := range []Visit{good(), keeps(Withdrawn, cookie("_count1", foreign)), sends(Before, sent("stats.example", tagged("media")))} {
		data, err := json.Marshal(Seen{Version: Version, Visits: []Visit{v}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		var seen Seen
		if json.Unmarshal(data, &seen) == nil {
			for _, found := range Judge(&seen, declared()) {
				_ = found.Fingerprint()
			}
		}
	})
}
