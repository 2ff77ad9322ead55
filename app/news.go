package app

import "biscotte/policy"

// News is what has changed since the visitor's last answer: a sentence for each category that is asked again, and the
// services that are new, each by its id.
type News struct {
	Category map[string]string
	Service  map[string]bool
}

// News is what has changed since the choice in force; nothing where there is none.
func (s *Session) News() News {
	news, choice := News{map[string]string{}, map[string]bool{}}, s.Choice()
	if choice == nil {
		return news
	}
	for _, p := range policy.Asked(s.View.Purposes, choice, s.Browser.Refused()) {
		for _, c := range s.View.Categories {
			if c.ID == p.ID {
				news.Category[c.ID] = s.View.News(c, choice)
			}
		}
		for _, service := range p.Services {
			news.Service[service] = s.View.Added(p.ID, service, choice)
		}
	}
	return news
}

// Banner is what the first layer shows: everything, or what the choice leaves open for which it was drawn first, whatever
// has been answered since.
func (s *Session) Banner() *policy.View { return s.View.Again(s.before(), s.Browser.Refused()) }

// Answer answers what the first layer shows.
func (s *Session) Answer(yes bool) {
	s.take(policy.Press(s.View.Purposes, s.Choice(), s.before(), s.Browser.Next(), yes, s.Browser.Refused()))
}

func (s *Session) before() *policy.Choice { return policy.Decode(s.Browser.Before()) }
