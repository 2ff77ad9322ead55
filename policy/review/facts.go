package review

import (
	"fmt"
	"strings"

	"biscotte/policy"
)

// reviewFacts looks for what visitors have to know before they answer.
func (r *reviewer) reviewFacts() {
	for i, category := range r.policy.Categories {
		for j, service := range category.Services {
			path := fmt.Sprintf("categories[%d].services[%d]", i, j)
			asked := category.Consent == policy.Required || r.policy.Providers[service.Provider].ThirdParty
			if missing := unsaid(service); asked && missing != "" {
				r.find(facts, path, fmt.Sprintf("%q does not say: %s", service.ID, missing),
					`write it in every language; if it is nobody or nowhere, say that`)
			}
			if s := service.Storage; s != nil && s.Purpose == nil {
				r.find(facts, path+".storage", fmt.Sprintf("nothing says what %q keeps it for", service.ID),
					`add "purpose": {…}, in plain words and every language`)
			}
		}
	}
}

// unsaid lists the facts that a service does not give.
func unsaid(s policy.Service) string {
	var missing []string
	for _, fact := range []struct {
		name string
		text policy.Text
	}{{"data", s.Data}, {"recipients", s.Recipients}, {"transfer", s.Transfer}} {
		if fact.text == nil {
			missing = append(missing, fact.name)
		}
	}
	return strings.Join(missing, ", ")
}
