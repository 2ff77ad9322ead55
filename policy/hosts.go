package policy

// Hosts names where a service loads things from, by kind, as the directives of a content security policy do: "self"
// in single quotes, or hosts as in "stats.example", "*.stats.example" and "https://stats.example:8443".
type Hosts struct {
	// Where its scripts come from. A page whose content security policy has no nonces lets such a script go also where the
	// page itself has added it later on.
	Script []string `json:"script,omitempty"`
}

// ScriptHosts are the hosts that scripts come from, for each category/service that names some.
func (p *Policy) ScriptHosts() map[string][]string {
	all := map[string][]string{}
	for _, c := range p.Categories {
		for _, s := range c.Services {
			if s.Hosts != nil && len(s.Hosts.Script) > 0 {
				all[c.ID+"/"+s.ID] = s.Hosts.Script
			}
		}
	}
	return all
}
