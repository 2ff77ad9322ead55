package review

import (
	"sort"
	"time"

	"biscotte/policy"
)

// Finding is a problem, and the rule that it is against.
type Finding struct {
	policy.Problem
	Rule Rule
}

// Review finds everything that is wrong with a policy file, in the file's order. today is when it is asked: a review
// grows old.
func Review(data []byte, today time.Time) []Finding {
	p, problems := policy.Read(data)
	r := &reviewer{policy: p, places: policy.Locate(data)}
	for _, problem := range problems {
		r.findings = append(r.findings, asRule(problem))
	}
	if p != nil {
		r.review(today)
	}
	if len(problems) == 0 {
		r.reviewProviders() // a slip in a service would make its provider look idle
	}
	sort.SliceStable(r.findings, func(i, j int) bool {
		a, b := r.findings[i], r.findings[j]
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
	return r.findings
}

// reviewer gathers the findings of one policy. The policy may lack anything.
type reviewer struct {
	policy   *policy.Policy
	places   *policy.Places
	findings []Finding
}

func (r *reviewer) review(today time.Time) {
	r.reviewDate(today)
	r.reviewLanguages()
	r.reviewTexts()
	r.reviewTranslations()
	r.reviewCookies()
	r.reviewTwice()
	r.reviewExemptions()
	r.reviewAnswer()
	r.reviewOwn()
	r.reviewRegimes()
	r.reviewFacts()
	r.reviewLook()
}

func (r *reviewer) find(rule Rule, path, message, hint string) {
	r.findings = append(r.findings, Finding{r.places.Problem(path, message, hint), rule})
}
