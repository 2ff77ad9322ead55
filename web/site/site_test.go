package site

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
)

func assemble(t *testing.T, source []byte) (*policy.Policy, *Site) {
	t.Helper()
	p, err := policy.Load("policy.json", source)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := Assemble(p, source, d, "")
	if err != nil {
		t.Fatal(err)
	}
	return p, s
}

func (s *Site) find(t *testing.T, path string) File {
	t.Helper()
	for _, f := range s.Files {
		if f.Path == path {
			return f
		}
	}
	t.Fatalf("no file %s", path)
	return File{}
}

// readData takes the loader's data out of consent.js again.
func readData(t *testing.T, consentJS []byte) map[string]any {
	t.Helper()
	_, after, ok := bytes.Cut(consentJS, []byte("})({\"__proto__\":null,\"consentCookie\""))
	if !ok {
		t.Fatal("consent.js ends in no data")
	}
	text := `{"consentCookie"` + strings.TrimSuffix(strings.TrimSpace(string(after)), ");")
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// Chromium reads the hint in the first line only, and streams nothing smaller.
func TestChromiumCompilesTheLoaderWhileItArrives(t *testing.T) {
	_, s := assemble(t, policy.Opendatasoft)
	body := s.find(t, "consent.js").Body
	if !bytes.HasPrefix(body, []byte("//# allFunctionsCalledOnLoad\n")) || len(body) < 30*1024 {
		t.Errorf("consent.js: %d bytes that begin with %.40q", len(body), body)
	}
}

func TestTheLoaderKnowsWhereEverythingIs(t *testing.T) {
	p, s := assemble(t, policy.Opendatasoft)
	known := readData(t, s.find(t, "consent.js").Body)["assets"].(map[string]any)
	for name, mediaType := range map[string]string{"start": JavaScript, "wasm": WebAssembly, "css": StyleSheet} {
		f := s.find(t, known[name].(string))
		if f.Type != mediaType || !f.Immutable {
			t.Errorf("%s is %s, immutable %t", f.Path, f.Type, f.Immutable)
		}
	}
	for name, mediaType := range map[string]string{"embed.js": JavaScript, "clear.js": JavaScript, "stores.json": JSON} {
		if f := s.find(t, known["more"].(string)+name); f.Type != mediaType || !f.Immutable {
			t.Errorf("%s is %s, immutable %t", f.Path, f.Type, f.Immutable)
		}
	}
	for _, lang := range p.Languages {
		f := s.find(t, known["more"].(string)+lang+".json")
		var v policy.View
		if err := json.Unmarshal(f.Body, &v); err != nil || v.Language != lang {
			t.Errorf("%s holds %q (%v), want %q", f.Path, v.Language, err, lang)
		}
	}
}

func TestAChangeOfPolicyChangesNames(t *testing.T) {
	_, before := assemble(t, policy.Opendatasoft)
	source := bytes.ReplaceAll(policy.Opendatasoft, []byte("Opendatasoft"), []byte("Example"))
	_, after := assemble(t, source)
	was := readData(t, before.Files[0].Body)["assets"].(map[string]any)
	is := readData(t, after.Files[0].Body)["assets"].(map[string]any)
	if was["wasm"] != is["wasm"] {
		t.Error("the component's name changed with the policy")
	}
	if was["more"] == is["more"] {
		t.Error("the views' names did not change with the policy")
	}
}

// Most policies pay nothing for the rules that few need.
func TestOnlyARevisedPolicyCarriesTheRulesForIt(t *testing.T) {
	revised := bytes.Replace(policy.Opendatasoft, []byte(`"id": "statistics",`),
		[]byte(`"id": "statistics", "history": [{"fingerprint": "k3f9a2", "added": ["matomo-tags"]}],`), 1)
	revised = bytes.Replace(revised, []byte(`"id": "matomo",`), []byte(`"id": "matomo-tags", "provider": "opendatasoft",
		"function": {"en": "a", "fr": "b", "es": "c"}, "location": {"en": "a", "fr": "b", "es": "c"}, "cookies": []}, {"id": "matomo",`), 1)
	for source, want := range map[string]bool{string(policy.Opendatasoft): false, string(revised): true} {
		_, s := assemble(t, []byte(source))
		body := s.find(t, "consent.js").Body
		code, _, _ := bytes.Cut(body, []byte("})({"))
		if got := bytes.Contains(code, []byte("optOut")); got != want {
			t.Errorf("the rules for a history are there: %t, want %t", got, want)
		}
		if got := bytes.Contains(body, []byte(`"k3f9a2":["matomo-tags"]`)); got != want {
			t.Errorf("the history is there: %t, want %t", got, want)
		}
	}
}

func TestNoTextEndsTheScript(t *testing.T) {
	source := bytes.ReplaceAll(policy.Opendatasoft, []byte(`"name": "Opendatasoft"`), []byte(`"name": "</script><!--\u2028"`))
	_, s := assemble(t, source)
	for _, odd := range []string{"</script", "<!--", "\u2028"} {
		if bytes.Contains(s.Files[0].Body, []byte(odd)) {
			t.Errorf("consent.js holds %q", odd)
		}
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	_, first := assemble(t, policy.Opendatasoft)
	_, second := assemble(t, policy.Opendatasoft)
	for i := range first.Files {
		if first.Files[i].Path != second.Files[i].Path || !bytes.Equal(first.Files[i].Body, second.Files[i].Body) {
			t.Errorf("%s differs from one time to the next", first.Files[i].Path)
		}
	}
}

func TestNamesOnTheWireAreNeutral(t *testing.T) {
	_, s := assemble(t, policy.Opendatasoft)
	for _, f := range s.Files[1:] {
		for _, word := range []string{"cookie", "banner", "consent", "track", "gdpr"} {
			if strings.Contains(f.Path, word) {
				t.Errorf("%s would be stopped by filter lists for %q", f.Path, word)
			}
		}
	}
}

func TestALanguageWithoutInterfaceTexts(t *testing.T) {
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	_, err = Assemble(&policy.Policy{Languages: []string{"tlh"}}, nil, d, "")
	if err == nil || !strings.Contains(err.Error(), `no interface texts in "tlh"`) {
		t.Errorf("error %v", err)
	}
}
