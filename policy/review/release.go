package review

import (
	"slices"
	"time"

	"biscotte/policy"
)

// Release writes into the history of now what visitors have answered in old, so that they are asked about the difference
// alone. minor lists categories in which all but new services is no change to visitors. Services and cookies that are
// gone ask nobody, whatever minor says: what is left has been agreed to. Where the consent cookie has another name, it
// notes the old one, by which those answers are found. today is the last day of old.
func Release(old, now *policy.Policy, minor []string, today time.Time) {
	if was := old.ConsentCookie.Name; !known(now.ConsentCookie, was) {
		now.ConsentCookie.Formerly = append(now.ConsentCookie.Formerly, was)
	}
	for i := range now.Categories {
		c := &now.Categories[i]
		was := find(old, c.ID)
		if was == nil || was.Consent != policy.Required {
			continue
		}
		own := c.History
		c.History = recent(was.History, today)
		r := policy.Revision{Fingerprint: old.Fingerprint(*was), Until: today.Format(time.DateOnly)}
		if r.Fingerprint == now.Fingerprint(*c) {
			continue
		}
		if first := old.FirstFingerprint(*was); first != "" {
			// Who has answered the same by a fingerprint of the first version has answered this.
			c.History = append(c.History, policy.Revision{Fingerprint: first, Until: r.Until, Minor: true})
		}
		r.Added = added(was.Services, c.Services)
		w, is := kept(*was, *c)
		same := old.Fingerprint(w) == now.Fingerprint(is)
		switch stands := same || slices.Contains(minor, c.ID); {
		case !stands:
			r.Added = nil // everything is asked again
		case len(r.Added) == 0:
			r.Minor = true
		}
		r.Note = note(own, r.Fingerprint)
		c.History = append(c.History, r)
	}
}

// recent leaves out what nobody can have an answer to any more: no cookie lives longer.
func recent(history []policy.Revision, today time.Time) []policy.Revision {
	return slices.DeleteFunc(slices.Clone(history), func(r policy.Revision) bool {
		until, err := time.Parse(time.DateOnly, r.Until)
		return err == nil && today.Sub(until).Hours() > longestCookie*24
	})
}

// note is what the owner has written of a revision already.
func note(history []policy.Revision, fingerprint string) policy.Text {
	for _, r := range history {
		if r.Fingerprint == fingerprint {
			return r.Note
		}
	}
	return nil
}

// added lists the services that are new.
func added(was, is []policy.Service) []string {
	var ids []string
	for _, s := range is {
		if !slices.ContainsFunc(was, func(w policy.Service) bool { return w.ID == s.ID }) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// kept are two states of a category without what is new or gone: the services that both have, in the order of today,
// and of what the earlier ones kept and read only what is still there. A cookie more is a change.
func kept(was, is policy.Category) (w, i policy.Category) {
	w, i = was, is
	w.Services, i.Services = nil, nil
	for _, s := range is.Services {
		at := slices.IndexFunc(was.Services, func(w policy.Service) bool { return w.ID == s.ID })
		if at < 0 {
			continue
		}
		before := was.Services[at]
		before.Cookies = slices.DeleteFunc(slices.Clone(before.Cookies), func(k policy.Cookie) bool {
			return !slices.ContainsFunc(s.Cookies, func(c policy.Cookie) bool { return c.Label() == k.Label() })
		})
		before.Pixels = still(before.Pixels, s.Pixels)
		before.Storage = stillStored(before.Storage, s.Storage)
		w.Services, i.Services = append(w.Services, before), append(i.Services, s)
	}
	return w, i
}

// still is what of one list is in another, too.
func still(was, is []string) []string {
	return slices.DeleteFunc(slices.Clone(was), func(one string) bool { return !slices.Contains(is, one) })
}

// stillStored is what of one storage is in another, too.
func stillStored(was, is *policy.Storage) *policy.Storage {
	if was == nil || is == nil {
		return nil
	}
	left := *was
	left.Local, left.Session = still(was.Local, is.Local), still(was.Session, is.Session)
	left.Databases, left.Caches, left.Workers = still(was.Databases, is.Databases), still(was.Caches, is.Caches), still(was.Workers, is.Workers)
	return &left
}
