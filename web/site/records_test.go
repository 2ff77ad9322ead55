package site

import (
	"bytes"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
)

// Where answers are recorded, the loader knows how and whereto; elsewhere, that weighs nothing.
func TestTheLoaderSendsWhereAnswersAreRecorded(t *testing.T) {
	recorded := bytes.Replace(policy.Opendatasoft, []byte(`"kinds":`), []byte(`"records": {"endpoint": "/consent/choice"}, "kinds":`), 1)
	for _, test := range []struct {
		source   []byte
		endpoint any
	}{{recorded, "/consent/choice"}, {policy.Opendatasoft, nil}} {
		_, s := assemble(t, test.source)
		loader := s.find(t, "consent.js").Body
		if got := readData(t, loader)["endpoint"]; got != test.endpoint {
			t.Errorf("the endpoint is %v, want %v", got, test.endpoint)
		}
		d, err := dist.Open()
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(loader, d.File(dist.Send)); got != (test.endpoint != nil) {
			t.Errorf("with the endpoint %v, what sends is there: %t", test.endpoint, got)
		}
	}
}
