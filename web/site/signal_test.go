package site

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"biscotte/policy"
)

func TestTheLoaderGetsSignalsAndWhatTheyDependOn(t *testing.T) {
	source := bytes.Replace(policy.Opendatasoft, []byte(`"kinds":`), []byte(`
		"gpc": {"refuses": ["statistics"], "lastUpdate": "2026-11-24", "dnt": true},
		"signals": [{"to": "matomo", "category": "statistics"}],
		"kinds":`), 1)
	_, s := assemble(t, source)
	data := readData(t, s.find(t, "consent.js").Body)
	var want any
	if err := json.Unmarshal([]byte(`[{"to": "_paq", "form": "list", "when": "statistics",
		"start": [["requireConsent"]], "yes": [["setConsentGiven"]], "no": [["forgetConsentGiven"]]}]`), &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(data["signals"], want) {
		t.Errorf("signals are %v, want %v", data["signals"], want)
	}
	if data["dnt"] != true {
		t.Errorf("dnt is %v", data["dnt"])
	}
	for _, purpose := range data["purposes"].([]any) {
		purpose := purpose.(map[string]any)
		if (purpose["gpc"] == true) != (purpose["id"] == "statistics") {
			t.Errorf("%v: gpc is %v", purpose["id"], purpose["gpc"])
		}
	}
}

// What a policy does not have weighs nothing.
func TestTheLoaderGetsNothingOfSignalsThatAreNotThere(t *testing.T) {
	_, s := assemble(t, policy.Opendatasoft)
	data := readData(t, s.find(t, "consent.js").Body)
	for _, name := range []string{"signals", "dnt"} {
		if v, ok := data[name]; ok {
			t.Errorf("%s is %v", name, v)
		}
	}
}
