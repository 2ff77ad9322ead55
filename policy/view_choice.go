package policy

// Said is one answer of a choice in words, as in "Statistics", "Allowed".
type Said struct{ Name, Answer string }

// Said puts a choice into words, by the names of today; what the policy does not have any more has its id.
func (v *View) Said(c *Choice) []Said {
	names := map[string]string{}
	for _, category := range v.Categories {
		names[category.ID] = category.Title
		for _, service := range category.Services {
			names["~"+service.ID] = service.Function
		}
	}
	var all []Said
	add := func(key, id string, granted bool) {
		one := Said{names[key], v.Phrases.Refused}
		if one.Name == "" {
			one.Name = id
		}
		if granted {
			one.Answer = v.Phrases.Granted
		}
		all = append(all, one)
	}
	for _, a := range c.Answers {
		add(a.Category, a.Category, a.Granted)
	}
	for _, e := range c.Exceptions {
		add("~"+e.Service, e.Service, e.Granted)
	}
	return all
}
