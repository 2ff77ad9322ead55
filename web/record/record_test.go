package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"biscotte/policy"
)

func example() Record {
	return Record{
		Ref: Ref{1, 2, 3}, Previous: Ref{4}, Time: time.Date(2026, 11, 25, 10, 0, 0, 123e6, time.UTC),
		Kind: Given, Source: Banner, Site: "portal.example.org", Language: "en", Regime: "opt-in",
		Revision: Hash{5}, Bundle: Hash{6}, Choice: "1.1795000000.statistics:true:k3f9a2",
	}
}

// What has been hashed once must be hashed alike for as long as it may have to be verified.
func TestHashesStayWhatTheyAre(t *testing.T) {
	r := example()
	at := r.Time
	first := Earlier{Record: r, ID: ID{1, 2, 3}, Previous: ID{4}}
	old := Head{Chain: "one", Number: 6, Hash: Hash{9}}.Seal(at, []Record{{}})
	old.Hashes[0] = first.hash()
	old.Hash = old.sum()
	removed := Removal{By: Visitor, Before: at, Records: []Hash{{1}}, Snapshots: []Hash{{2}}, Batches: []Span{{3, 4}}}
	b7 := Head{Chain: "one", Number: 6, Hash: Hash{9}}.Seal(at, []Record{r})
	b8 := b7.Head().SealRemoval(at, removed)
	for what, test := range map[string]struct {
		got  Hash
		want string
	}{
		"a record of the first version":  {first.hash(), "43121b129947d55261018cb56bffd9cee542320c3c5f8b23260fc66e4648ffe2"},
		"a batch of the first version":   {old.Hash, "61de26dc94ab84f149bec7c1288c3fd00ff972cce71ba576760f92df312638c4"},
		"a removal of the first version": {old.Head().SealRemoval(at, Removal{Before: at, Records: []Hash{{1}}}).Hash, "18ce0f19c74154a39a32834fff15bb03334718862e1a1bb3d93d30acf3f8ee27"},
		"a record":                       {r.Hash(), "79b847f4cbbb5ffab13ce83ae80db3623c0a898b6d39c7b9b01832a692b23cfe"},
		"a batch":                        {b7.Hash, "9ca199cc36c148fbca141f1a6ffd40d62d71ab11e20daaa0806a5daed6595ea8"},
		"a removal":                      {b8.Hash, "29ddea90d09202eeb8b908c63631f05d37a6e4fb9410329aa090c635dddcdcbf"},
		"what is shown":                  {b8.Head().SealShown(Snapshot{Hash{5}, "portal", at, []byte("zip")}).Hash, "a8c29056f9eb505fb39a7bf2cc11b904938f2febc61da8994e50dab82958b7ab"},
	} {
		if test.got.String() != test.want {
			t.Errorf("%s: its hash is %s", what, test.got)
		}
	}
	if got := first.ID.Ref().String(); got != "f331aac587d0de1b1cfce84b8cb4e86f" {
		t.Errorf("the record's name is %s", got)
	}
}

// Every field counts, and no two of them can be taken for one another.
func TestEveryFieldIsHashed(t *testing.T) {
	r := example()
	was := r.Hash()
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		r = example()
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString(f.String() + "x")
		case reflect.Array:
			f.Index(3).SetUint(77)
		default:
			r.Time = r.Time.Add(time.Millisecond)
		}
		if r.Hash() == was {
			t.Errorf("%s does not count", v.Type().Field(i).Name)
		}
	}
	r = example()
	r.Kind, r.Source = "givenban", "ner"
	if r.Hash() == was {
		t.Error("two fields run together")
	}
}

func TestRecordsTravelAsJSON(t *testing.T) {
	for _, r := range []Record{example(), {}} {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back Record
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, r) {
			t.Errorf("%s comes back as %+v, %v", text, back, err)
		}
	}
}

// A record must not be able to tell who somebody is.
func TestARecordHasNoPlaceForAnAddress(t *testing.T) {
	known := "Ref Previous Time Kind Source Site Language Regime Revision Bundle Choice"
	var names []string
	for i := range reflect.TypeFor[Record]().NumField() {
		names = append(names, reflect.TypeFor[Record]().Field(i).Name)
	}
	if got := strings.Join(names, " "); got != known {
		t.Errorf("a record has %s: is every one of them needed to prove that somebody has answered?", got)
	}
}

func TestIDs(t *testing.T) {
	id, err := NewID(bytes.NewReader([]byte("0123456789abcdef")))
	if err != nil || id.String() != "30313233343536373839616263646566" {
		t.Errorf("%s, %v", id, err)
	}
	if back, err := ParseID(id.String()); err != nil || back != id {
		t.Errorf("it comes back as %s, %v", back, err)
	}
	if _, err := NewID(strings.NewReader("short")); err == nil {
		t.Error("an id is made of too little randomness")
	}
	for _, s := range []string{"", "0", strings.Repeat("0", 32), strings.Repeat("g", 32), strings.Repeat("A", 32), strings.Repeat("a", 33)} {
		if _, err := ParseID(s); err == nil {
			t.Errorf("%q is an id", s)
		}
	}
	for _, s := range []string{"", strings.Repeat("0", 63), strings.Repeat("A", 64)} {
		if _, err := ParseHash(s); err == nil {
			t.Errorf("%q is a hash", s)
		}
	}
}

func TestKindOf(t *testing.T) {
	const (
		yes   = "1.1795000000.statistics:true:k3f9a2.media:true:9fj2ka"
		later = "1.1795000009.statistics:true:k3f9a2.media:true:9fj2ka"
		no    = "1.1795000000.statistics:false:k3f9a2.media:false:9fj2ka"
		some  = "1.1795000000.statistics:true:k3f9a2.media:false:9fj2ka"
		one   = "1.1795000000.statistics:false:k3f9a2.media:false:9fj2ka.~youtube:true"
	)
	tests := []struct {
		before, now string
		want        Kind
	}{
		{"", yes, Given},
		{"", no, Refused},
		{"", one, Given},
		{no, yes, Given},
		{no, no, Refused},
		{yes, no, Withdrawn},
		{one, no, Withdrawn},
		{yes, some, Changed},
		{some, yes, Changed},
		{some, one, Changed},
		{yes, later, Given},
	}
	for _, test := range tests {
		if got := KindOf(policy.Decode(test.before), policy.Decode(test.now)); got != test.want {
			t.Errorf("%q after %q is %s, want %s", test.now, test.before, got, test.want)
		}
	}
}

func TestTally(t *testing.T) {
	r := example()
	r.Choice = "1.1795000000.statistics:true:k3f9a2.media:false:9fj2ka"
	other := example()
	other.Kind, other.Source, other.Choice = Refused, Form, "1.1795000000.statistics:false:k3f9a2"
	broken := Record{Kind: GPC, Source: Signal, Choice: "nonsense"}
	var got []string
	for _, c := range Tally([]Record{r, r, other, example(), broken}) {
		got = append(got, strings.TrimSpace(c.Day+" "+c.Language+" "+c.What+" "+strings.Repeat("I", int(c.N))))
	}
	want := []string{
		"0001-01-01  kind/gpc I", "0001-01-01  source/gpc I",
		"2026-11-25 en answer/accepted I", "2026-11-25 en answer/mixed II", "2026-11-25 en answer/refused I",
		"2026-11-25 en category/media/false II", "2026-11-25 en category/statistics/false I", "2026-11-25 en category/statistics/true III",
		"2026-11-25 en kind/given III", "2026-11-25 en kind/refused I",
		"2026-11-25 en source/banner III", "2026-11-25 en source/form I",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("counted\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
