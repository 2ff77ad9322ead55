package audit

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/policy/review"
)

// found is a site with a tracker of another host, one of its own, and its server's session.
func found() *Seen {
	tracker := &Cause{Script: "https://cdn.stats.example/lib.min.js", Line: 1, Tag: &Tag{Page: home, Line: 4, Address: "https://cdn.stats.example/lib.min.js", Markup: "<script>"}}
	inline := &Cause{Script: home, Line: 9, Tag: &Tag{Page: home, Line: 9, Markup: "<script>"}}
	answer := &Cause{Response: home}
	return &Seen{Version: Version, Visits: []Visit{
		{
			Page: home, Phase: Before,
			Kept: []Item{
				cookie("_id", lasting(400*day), func(k *Item) { k.Cause = tracker }),
				cookie("_id3", foreign, func(k *Item) { k.Cause = tracker }),
				{Kind: KindLocal, Name: "queue", Origin: "https://www.example.org", Cause: tracker},
				cookie("theme", lasting(100), func(k *Item) { k.Cause = inline }),
				cookie("sid", func(k *Item) { k.Cookie.HTTPOnly, k.Cause = true, answer }),
			},
			Requests: []Request{sent("cdn.stats.example", func(r *Request) { r.Cause = tracker }), sent("api.stats.example", func(r *Request) { r.Cause = tracker })},
		},
		keeps(Accepted, cookie("_id", lasting(30*day), func(k *Item) { k.Cause = tracker })),
	}}
}

// A draft declares all that was seen, marks what a person has to write, exempts nothing, and leaves what is there.
func TestDraft(t *testing.T) {
	p := review.Start{Site: "Site", Controller: "Us", Privacy: "/privacy", PolicyPage: "/cookies", Languages: []string{"en"}}.Policy(time.Unix(0, 0))
	before := review.Format(p)
	exempt := exempted(p)
	added := Draft(found(), p, nil)
	if want := []string{"unsorted/stats", "unsorted/site", "unsorted/example"}; !slices.Equal(added, want) {
		t.Errorf("added were %q, want %q", added, want)
	}
	if got := exempted(p); got != exempt {
		t.Errorf("%d services are exempt, %d were", got, exempt)
	}
	stats := p.Categories[len(p.Categories)-1].Services[0]
	if stats.Cookies[0].Duration != "400 days" || len(stats.Cookies) != 2 || !slices.Equal(stats.Hosts.Script, []string{"cdn.stats.example", "api.stats.example"}) || !slices.Equal(stats.Storage.Local, []string{"queue"}) {
		t.Errorf("the tracker is %+v, %+v, %+v", stats.Cookies, stats.Hosts, stats.Storage)
	}
	for _, f := range Judge(found(), p) {
		if f.Rule.ID == undeclared.ID {
			t.Errorf("left is %s", f.Message)
		}
	}
	data := review.Format(p)
	marks := 0
	for _, f := range review.Review(data, time.Unix(0, 0)) {
		switch {
		case f.Rule.ID == review.Unwritten:
			marks++
		case f.Rule.Level == review.Error:
			t.Errorf("the draft has %s: %s", f.Path, f.Message)
		}
	}
	if marks == 0 {
		t.Error("nothing is left to write")
	}
	if again := Draft(found(), p, nil); again != nil {
		t.Errorf("a second draft adds %q", again)
	}
	if head := before[:strings.Index(string(before), `"categories"`)]; !strings.Contains(string(data), string(head[strings.Index(string(head), `"about"`):strings.Index(string(head), `"providers"`)])) {
		t.Error("what was there has changed")
	}
}

func exempted(p *policy.Policy) (n int) {
	for _, c := range p.Categories {
		if c.Consent == policy.Exempt {
			n += len(c.Services)
		}
	}
	return n
}

// Whatever was seen, a draft is a policy that can be loaded.
func FuzzDraft(f *testing.F) {
	data, err := json.Marshal(found())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(_ *testing.T, data []byte) {
		var seen Seen
		if json.Unmarshal(data, &seen) == nil {
			Draft(&seen, declared(), nil)
		}
	})
}
