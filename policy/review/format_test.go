package review

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"

	"biscotte/policy"
)

func read(t *testing.T, data []byte) *policy.Policy {
	t.Helper()
	p, err := policy.Parse("policy.json", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The default policy is what people write theirs by.
func TestTheDefaultPolicyIsCanonical(t *testing.T) {
	if got := Format(read(t, policy.Opendatasoft)); !bytes.Equal(got, policy.Opendatasoft) {
		t.Errorf("it would be written as\n%s", got)
	}
}

func TestFormattingKeepsEverything(t *testing.T) {
	tests, err := os.ReadFile("../../cmd/biscotte/testdata/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	rich := broken(t, `"kinds": [`, `"gpc": {"refuses": ["statistics"], "lastUpdate": "2026-11-24"},
		"signals": [{"to": "queue", "name": "q", "category": "statistics", "yes": [["a", {"?": "statistics", "yes": 1, "no": [true, null]}], ["<b>"]]},
			{"to": "google", "update": {"b": "statistics", "ad_storage": "statistics"}, "regions": [{"codes": ["US"], "granted": ["ad_storage"]}]}],
		"texts": {"fr": {"refuse": "Non", "accept": "Oui"}, "en": {"accept": "Yes \u2028 \" \\ é"}}, "kinds": [`)
	for _, data := range [][]byte{tests, rich, []byte(`{}`)} {
		p := read(t, data)
		once := Format(p)
		again := read(t, once)
		if !bytes.Equal(Format(again), once) {
			t.Errorf("written again, it is another\n%s", once)
		}
		if len(data) > 2 && !reflect.DeepEqual(again, p) {
			t.Errorf("it reads differently\n%s", once)
		}
	}
}

func TestFormattingHasAnOrder(t *testing.T) {
	p := &policy.Policy{
		Languages: []string{"fr", "en"},
		Site:      policy.Text{"en": "Here", "fr": "Ici", "de": "Hier"},
		Texts:     map[string]map[string]string{"en": {"refuse": "No", "accept": "Yes"}},
	}
	got := string(Format(p))
	for _, want := range []string{
		"  \"site\": {\n    \"fr\": \"Ici\",\n    \"en\": \"Here\",\n    \"de\": \"Hier\"\n  },\n",
		"  \"languages\": [\"fr\", \"en\"],\n", "  \"categories\": [],\n", "  \"providers\": {},\n",
		"    \"en\": {\n      \"accept\": \"Yes\",\n      \"refuse\": \"No\"\n    }\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks\n%s", got, want)
		}
	}
}
