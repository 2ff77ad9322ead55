package audit

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// Catalogue is what others know of names of cookies, as in the Open Cookie Database. It is their word: it is shown as that,
// and never decides on a category.
type Catalogue struct {
	exact    map[string][]Entry
	prefixes []Entry // the longest first
}

// Entry is one line of a catalogue.
type Entry struct {
	Platform, Category, Name, Domain, Description string
	Prefix                                        bool
}

// shortest is how many letters a prefix must have: "_g" would be everybody's.
const shortest = 4

// ReadCatalogue reads the Open Cookie Database, as CSV or as JSON.
func ReadCatalogue(in io.Reader) (*Catalogue, error) {
	text := bufio.NewReader(in)
	if mark, err := text.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = text.Discard(3)
	}
	read := readCSV
	if first, err := text.Peek(1); err == nil && first[0] == '{' {
		read = readJSON
	}
	entries, err := read(text)
	if err != nil {
		return nil, fmt.Errorf("reading the catalogue: %w", err)
	}
	c := &Catalogue{exact: map[string][]Entry{}}
	for _, e := range entries {
		switch {
		case e.Name == "":
		case !e.Prefix:
			c.exact[e.Name] = append(c.exact[e.Name], e)
		case len(e.Name) >= shortest:
			c.prefixes = append(c.prefixes, e)
		}
	}
	slices.SortStableFunc(c.prefixes, func(a, b Entry) int { return len(b.Name) - len(a.Name) })
	return c, nil
}

// columns are those of the CSV file that we read, by their names.
var columns = []string{"Platform", "Category", "Cookie / Data Key name", "Domain", "Description", "Wildcard match"}

var errColumns = errors.New("the columns are not those of the Open Cookie Database")

func readCSV(in io.Reader) ([]Entry, error) {
	lines := csv.NewReader(in)
	lines.FieldsPerRecord, lines.LazyQuotes = -1, true
	head, err := lines.Read()
	if err != nil {
		return nil, err
	}
	at := make([]int, len(columns))
	for i, name := range columns {
		if at[i] = slices.Index(head, name); at[i] < 0 {
			return nil, errColumns
		}
	}
	var all []Entry
	for {
		line, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		if len(line) <= slices.Max(at) {
			continue
		}
		all = append(all, Entry{line[at[0]], line[at[1]], line[at[2]], line[at[3]], line[at[4]], line[at[5]] == "1"})
	}
}

func readJSON(in io.Reader) ([]Entry, error) {
	var platforms map[string][]struct {
		Category, Cookie, Domain, Description, WildcardMatch string
	}
	if err := json.NewDecoder(in).Decode(&platforms); err != nil {
		return nil, err
	}
	var all []Entry
	for platform, list := range platforms {
		for _, e := range list {
			all = append(all, Entry{platform, e.Category, e.Cookie, e.Domain, e.Description, e.WildcardMatch == "1"})
		}
	}
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Platform+"\n"+a.Name, b.Platform+"\n"+b.Name) })
	return all, nil
}

// Find is the entry for a name that is kept by one of some hosts: an exact one before a prefix, and one with a host only where
// that fits. It is nil where there is none.
func (c *Catalogue) Find(name string, hosts []string) *Entry {
	if c == nil {
		return nil
	}
	for i := range c.exact[name] {
		if e := &c.exact[name][i]; e.fits(hosts) {
			return e
		}
	}
	for i := range c.prefixes {
		if e := &c.prefixes[i]; strings.HasPrefix(name, e.Name) && e.fits(hosts) {
			return e
		}
	}
	return nil
}

// named finds the hosts in what a catalogue says of a domain, as in "cookiebot.com (3rd party)".
var named = regexp.MustCompile(`[a-z0-9-]+(\.[a-z0-9-]+)+`)

func (e *Entry) fits(hosts []string) bool {
	wanted := named.FindAllString(strings.ToLower(e.Domain), -1)
	if len(wanted) == 0 {
		return true
	}
	return slices.ContainsFunc(hosts, func(host string) bool {
		return slices.ContainsFunc(wanted, func(one string) bool { return host == one || strings.HasSuffix(host, "."+one) })
	})
}
