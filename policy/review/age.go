package review

import (
	"fmt"
	"time"

	"biscotte/policy"
)

// Ages in days. A month is a twelfth of a year, so that 13 months are 395.
const (
	longestCookie = 400
	longestExempt = 396
	longestAnswer = 184
	longestReview = 366
)

// days is how long a cookie stays; a session is none.
func days(duration string) float64 {
	d, _ := policy.ParseDuration(duration)
	perUnit := map[policy.Unit]float64{
		policy.Minute: 1.0 / (24 * 60), policy.Hour: 1.0 / 24, policy.Day: 1, policy.Month: 365.0 / 12, policy.Year: 365,
	}
	return float64(d.Count) * perUnit[d.Unit]
}

func (r *reviewer) reviewAge(d declared) {
	if days(d.cookie.Duration) > longestCookie {
		r.find(cookieAge, d.path+".duration", fmt.Sprintf("%s is longer than browsers keep a cookie", d.cookie.Duration),
			`have it set for 13 months or less, and declare that; browsers end it after 400 days`)
	}
}

// reviewAnswer looks at the cookie that keeps the answer: its age is fixed, and has to be declared as what it is.
func (r *reviewer) reviewAnswer() {
	for _, d := range r.cookies() {
		if d.cookie.Name == r.policy.ConsentCookie.Name && days(d.cookie.Duration) > longestAnswer {
			r.find(answerAge, d.path+".duration", fmt.Sprintf("an answer is not kept for %s", d.cookie.Duration),
				fmt.Sprintf(`write "%d days": that is how long it is kept, and then the visitor is asked again`, policy.ChoiceDays))
		}
	}
	if k := r.policy.LanguageCookie; k != nil && k.MaxAge > longestCookie*24*60*60 {
		r.find(cookieAge, "languageCookie.maxAge", "is longer than browsers keep a cookie", "at most 34560000 seconds, which are 400 days")
	}
}

func (r *reviewer) reviewDate(today time.Time) {
	reviewed, err := time.Parse(time.DateOnly, r.policy.Reviewed)
	if err != nil {
		return // that is told already
	}
	switch age := today.Sub(reviewed).Hours() / 24; {
	case age > longestReview:
		r.find(reviewDate, "reviewed", fmt.Sprintf("the last review, on %s, is more than a year ago", r.policy.Reviewed),
			"see which cookies the site sets today, mend the list, and write the day of that")
	case age < -1: // it may be tomorrow already elsewhere
		r.find(reviewDate, "reviewed", fmt.Sprintf("%s is yet to come", r.policy.Reviewed), "write the day of the last review")
	}
}
