package choice

import (
	"slices"
	"strings"
	"testing"

	"biscotte/policy"
)

// Visitors without JavaScript are told of a service what the panel tells the others.
func TestTheFormTellsWhatThePanelTells(t *testing.T) {
	service := policy.ServiceView{
		ID: "counter", Provider: policy.Provider{Name: "Counting Ltd", Privacy: "https://counting.example/privacy"},
		Function: "Counts visits", Location: "The whole harbour", Data: "Pages that were opened", Recipients: "The harbour master",
		Transfer: "Stays in the Union", Basis: "Your consent", Kept: "25 months", OptOut: "/no-counting",
		Cookies: []policy.CookieView{
			{Name: "_count", Kind: "Statistical cookie", Party: "First party", Duration: "13 months", Purpose: "Tells visits apart", HTTPOnly: true},
			{Name: "counted", Type: "Local storage", Party: "First party", Duration: "Until it is cleared", Purpose: "Notes what was counted"},
			{Name: "counting.example/pixel", Type: "Tracking pixel", Party: "Third party", Duration: "Not kept", Purpose: "Counts mails"},
		},
	}
	d := openWith(t, func(o *Options) {
		v := *o.Views[""]["en"]
		v.Categories = slices.Clone(v.Categories)
		v.Categories[1].Services = []policy.ServiceView{service}
		o.Views[""]["en"] = &v
	})
	_, s := d.get("/consent/preferences")
	for _, want := range []string{
		service.Provider.Name, service.Function, service.Location, service.Data, service.Recipients, service.Transfer, service.Basis, service.Kept,
		"_count: Tells visits apart (Statistical cookie; First party", "; 13 months)",
		"counted: Notes what was counted (Local storage; First party; Until it is cleared)",
		"counting.example/pixel: Counts mails (Tracking pixel; Third party; Not kept)",
	} {
		if !strings.Contains(s.text, want) {
			t.Errorf("nothing says %q", want)
		}
	}
	for _, link := range []string{service.Provider.Privacy, service.OptOut} {
		if !slices.Contains(s.links, link) {
			t.Errorf("no link leads to %s", link)
		}
	}
}
