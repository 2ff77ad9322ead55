package audit

import (
	"strings"
	"testing"
)

const (
	asCSV = "\ufeffID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,User Privacy & GDPR Rights Portals,Wildcard match\n" +
		"1,Counter,Analytics,_count,,Counts.,1 day,Counter,,1\n" +
		"2,Exact,Analytics,_count_me,,Counts me.,1 day,Exact,,0\n" +
		"3,Short,Marketing,_co,,Everything.,1 day,Short,,1\n" +
		"4,Gram,Marketing,sessionid,gram.example (3rd party),Follows.,1 day,Gram,,0\n"
	asJSON = `{"Counter": [{"category": "Analytics", "cookie": "_count", "domain": "", "description": "Counts.", "wildcardMatch": "1"}]}`
)

// A catalogue is believed where it is exact, or long enough, and where its host fits.
func TestCatalogue(t *testing.T) {
	c, err := ReadCatalogue(strings.NewReader(asCSV))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ host, want string }{
		"_count_1":  {"www.example.org", "Counter"},
		"_count_me": {"www.example.org", "Exact"},
		"_cookie":   {"www.example.org", ""},
		"sessionid": {"www.example.org", ""},
	} {
		got := ""
		if e := c.Find(name, []string{test.host}); e != nil {
			got = e.Platform
		}
		if got != test.want {
			t.Errorf("%s of %s is of %q, want %q", name, test.host, got, test.want)
		}
	}
	if e := c.Find("sessionid", []string{"cdn.gram.example"}); e == nil {
		t.Error("a host that fits is not found")
	}
	if c, err = ReadCatalogue(strings.NewReader(asJSON)); err != nil || c.Find("_count2", nil) == nil {
		t.Errorf("JSON is not read: %v", err)
	}
	if _, err := ReadCatalogue(strings.NewReader("a,b\n1,2\n")); err == nil {
		t.Error("any CSV is a catalogue")
	}
}

func FuzzCatalogue(f *testing.F) {
	f.Add(asCSV)
	f.Add(asJSON)
	f.Fuzz(func(_ *testing.T, file string) {
		if c, err := ReadCatalogue(strings.NewReader(file)); err == nil {
			c.Find("_count", []string{"a.example"})
		}
	})
}
