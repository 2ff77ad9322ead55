package region

import (
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
)

// database is a file in the MaxMind format with three networks.
func database(t *testing.T) string {
	t.Helper()
	tree, err := mmdbwriter.New(mmdbwriter.Options{DatabaseType: "Test-City", RecordSize: 24})
	if err != nil {
		t.Fatal(err)
	}
	country := func(code mmdbtype.String) mmdbtype.Map {
		return mmdbtype.Map{"country": mmdbtype.Map{"iso_code": code}}
	}
	california := country("US")
	california["subdivisions"] = mmdbtype.Slice{mmdbtype.Map{"iso_code": mmdbtype.String("CA")}}
	for network, record := range map[string]mmdbtype.Map{
		"81.2.69.0/24": country("GB"), "216.160.83.0/24": california, "2a02:ff80::/32": country("MX"), "1.2.3.0/24": {},
	} {
		_, parsed, err := net.ParseCIDR(network)
		if err != nil {
			t.Fatal(err)
		}
		if err := tree.Insert(parsed, record); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "regions.mmdb"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := tree.WriteTo(file); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

func TestWhereARequestComesFrom(t *testing.T) {
	file := database(t)
	byHeader := Options{Country: "CF-IPCountry"}
	withPart := Options{Country: "CF-IPCountry", Part: "CF-Region-Code"}
	byFile, behind := Options{File: file}, Options{File: file, Address: "X-Forwarded-For"}
	both := Options{Country: "CF-IPCountry", File: file}
	type fields map[string]string
	for name, test := range map[string]struct {
		options Options
		fields  fields
		peer    string
		want    string
	}{
		"a part in the same field":              {byHeader, fields{"CF-IPCountry": "us-ca"}, "", "US-CA"},
		"a part in the same field that is none": {byHeader, fields{"CF-IPCountry": "US-CALIF"}, "", "US"},
		"two fields of the network":             {byHeader, fields{"CF-IPCountry": "US, FR"}, "", ""},
		"nothing is known":                      {Options{}, fields{"CF-IPCountry": "GB"}, "81.2.69.142", ""},
		"a country":                             {byHeader, fields{"CF-IPCountry": "GB"}, "", "GB"},
		"in small letters":                      {byHeader, fields{"CF-IPCountry": "gb"}, "", "GB"},
		"Tor":                                   {byHeader, fields{"CF-IPCountry": "T1"}, "", ""},
		"no field":                              {byHeader, fields{}, "81.2.69.142", ""},
		"nonsense":                              {byHeader, fields{"CF-IPCountry": "GBR"}, "", ""},
		"two":                                   {byHeader, fields{"CF-IPCountry": "GB,US"}, "", ""},
		"a part":                                {withPart, fields{"CF-IPCountry": "US", "CF-Region-Code": "CA"}, "", "US-CA"},
		"a part of digits":                      {withPart, fields{"CF-IPCountry": "FR", "CF-Region-Code": "75"}, "", "FR-75"},
		"no part":                               {withPart, fields{"CF-IPCountry": "US"}, "", "US"},
		"a part that is none":                   {withPart, fields{"CF-IPCountry": "US", "CF-Region-Code": "California"}, "", "US"},
		"an address":                            {byFile, nil, "81.2.69.142", "GB"},
		"with a part":                           {byFile, nil, "216.160.83.56", "US-CA"},
		"the newer kind":                        {byFile, nil, "2a02:ff80::1", "MX"},
		"the older as the newer":                {byFile, nil, "::ffff:81.2.69.142", "GB"},
		"nobody's":                              {byFile, nil, "127.0.0.1", ""},
		"one without a country":                 {byFile, nil, "1.2.3.4", ""},
		"no address":                            {byFile, nil, "", ""},
		"through a proxy":                       {behind, fields{"X-Forwarded-For": "81.2.69.142"}, "127.0.0.1", "GB"},
		"through a proxy that was lied to":      {behind, fields{"X-Forwarded-For": "216.160.83.56, 81.2.69.142"}, "127.0.0.1", "GB"},
		"past the proxy":                        {behind, fields{}, "216.160.83.56", ""},
		"the network says it":                   {both, fields{"CF-IPCountry": "FR"}, "81.2.69.142", "FR"},
		"the network does not":                  {both, fields{"CF-IPCountry": "T1"}, "81.2.69.142", "GB"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := New(test.options)
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			var peer netip.Addr
			if test.peer != "" {
				peer = netip.MustParseAddr(test.peer)
			}
			if got := l.Region(func(name string) string { return test.fields[name] }, peer); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestAFileThatCannotBeRead(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty.mmdb")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{empty, "none.mmdb"} {
		if _, err := New(Options{File: file}); err == nil {
			t.Errorf("%s: no error", file)
		}
	}
}

// FuzzRegion looks for header fields that give something other than a region.
func FuzzRegion(f *testing.F) {
	l, err := New(Options{Country: "Country", Part: "Part"})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][3]string{{"GB", "", "1.2.3.4"}, {"us", "ca", "1.2.3.4, 5.6.7.8"}, {"FR", "75", "::1%eth0"}, {"T1", "-", ","}, {"ſK", "ı", "[::1]:1"}} {
		f.Add(seed[0], seed[1], seed[2])
	}
	region := regexp.MustCompile(`^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$`)
	f.Fuzz(func(t *testing.T, country, part, addresses string) {
		fields := map[string]string{"Country": country, "Part": part}
		if got := l.Region(func(name string) string { return fields[name] }, netip.Addr{}); !region.MatchString(got) {
			t.Fatalf("%q and %q give %q", country, part, got)
		}
		if a := Last(addresses); a.IsValid() && !strings.Contains(addresses, a.String()) && !strings.Contains(addresses, ":") {
			t.Fatalf("%q gives %v", addresses, a)
		}
	})
}
