package main

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// shownSettings are those of a database's address that may be shown (PostgreSQL 15, section 34.1.2). Any other may be a
// secret, or name one.
var shownSettings = []string{
	"application_name", "connect_timeout", "dbname", "host", "hostaddr", "options", "port", "search_path", "sslcert", "sslkey", "sslmode",
	"sslrootcert", "target_session_attrs", "timezone", "user",
}

// secretive are texts that may hold a password although they are no address that we know.
var secretive = regexp.MustCompile(`(?i)://|pass`)

// withoutPassword is a setting as it can be shown to anybody. Of a database's address it has only what is known to be no
// secret: a password can be in several places, in more spellings than one.
func withoutPassword(text string) string {
	u, err := url.Parse(text)
	switch {
	case !isDatabase(text) && secretive.MatchString(text), isDatabase(text) && (err != nil || u.Opaque != ""):
		return unshown
	case !isDatabase(text):
		return text
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}
	if u.User != nil {
		shown.User = url.User(u.User.Username())
	}
	shown.RawQuery = withoutSecrets(u.Query()).Encode()
	return shown.String()
}

// unshown stands for a setting that cannot be shown in part.
const unshown = "…"

func withoutSecrets(all url.Values) url.Values {
	for name := range all {
		if !slices.Contains(shownSettings, strings.ToLower(name)) && !strings.HasPrefix(name, "pool_") {
			all.Del(name)
		}
	}
	return all
}
