package review

import (
	"bytes"
	"testing"

	"biscotte/policy"
)

// Whatever a file holds, a review ends, and what can be written again stays the same from then on.
func FuzzReview(f *testing.F) {
	f.Add(policy.Opendatasoft)
	for _, seed := range []string{
		"", "{", "[]", "{}", "null", `{"categories": [{"services": [{"cookies": [{}]}]}], "texts": {"xx": {"refuse": ""}}}`,
		`{"signals": [{"to": "queue", "start": [[1e400, "<", null, {"?": []}]]}]}`, `{"languages": ["a", "a"], "about": {"b": "", "": ""}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, finding := range Review(data, today) {
			if finding.Line < 1 || finding.Column < 1 || finding.Message == "" {
				t.Errorf("%+v", finding)
			}
		}
		p, err := policy.Parse("policy.json", data)
		if err != nil {
			return
		}
		once := Format(p)
		again, err := policy.Parse("policy.json", once)
		if err != nil {
			t.Fatalf("it is written as\n%s\nand %v", once, err)
		}
		if !bytes.Equal(Format(again), once) {
			t.Errorf("written again, it is another\n%s", once)
		}
	})
}
