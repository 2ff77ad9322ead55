package main

import (
	"strings"
	"testing"
)

// However an address is spelt, its password is not shown.
func TestNoPasswordIsShown(t *testing.T) {
	for _, address := range []string{
		"postgres://u:hunter2@h/db", "postgresql://u:hunter2@h/db", "POSTGRES://u:hunter2@h/db", "PostgreSQL://u:hunter2@h:5432/db?sslmode=require",
		"postgres://u@h/db?password=hunter2", "postgres://u@h/db?PASSWORD=hunter2", "postgres://u@h/db?sslmode=disable&password=hunter2",
		"postgres://u@h/db?sslpassword=hunter2", "postgres://h/db?passfile=/hunter2", "postgres://h/db?pass%77ord=hunter2",
		"postgres://u:hunter2@h1:1,h2:2/db", "postgres://u:hun%zzter2@h/db", "postgres:u:hunter2@h/db", "mysql://u:hunter2@h/db",
		"host=h user=u password=hunter2", "host=h user=u PASSWORD = 'hunter2'", " postgres://u:hunter2@h/db", "postgres:///db?password=hunter2;x=1",
	} {
		if got := withoutPassword(address); strings.Contains(got, "hunter2") || strings.Contains(got, "ter2") {
			t.Errorf("%q is shown as %q", address, got)
		}
	}
	for address, want := range map[string]string{
		"records.db": "records.db", "/var/lib/biscotte/records.db": "/var/lib/biscotte/records.db", "": "",
		"postgres://u@h:5432/db?sslmode=require&pool_max_conns=4": "postgres://u@h:5432/db?pool_max_conns=4&sslmode=require",
		"postgres://u:pw@[::1]/db":                                "postgres://u@[::1]/db",
	} {
		if got := withoutPassword(address); got != want {
			t.Errorf("%q is shown as %q, want %q", address, got, want)
		}
	}
}

// What is no address we know is refused without a word of what it says.
func TestAnAddressThatIsNone(t *testing.T) {
	for _, where := range []string{"mysql://u:hunter2@h/db", "postgres://u:hun%zzter2@h/db", "POSTGRES://u:hunter2@h:x/db", "host=h user=u password=hunter2"} {
		_, err := openStore(t.Context(), where, "main", true)
		if err == nil || strings.Contains(err.Error(), "ter2") {
			t.Errorf("%q: %v", where, err)
		}
	}
}
