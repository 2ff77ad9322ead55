package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"biscotte/policy"
)

// compile reads the schema with a validator that knows nothing of us.
func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Policy))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource(Name, document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(Name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestShippedPoliciesFit(t *testing.T) {
	s := compile(t)
	if err := validate(t, s, policy.Opendatasoft); err != nil {
		t.Errorf("the default policy: %v", err)
	}
	data, err := os.ReadFile("../../cmd/biscotte/testdata/policy.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, s, data); err != nil {
		t.Errorf("the tests' policy: %v", err)
	}
}

// What the schema refuses has to be what Load refuses, or an editor and `biscotte check` would contradict each other.
func TestBrokenPoliciesFitNeither(t *testing.T) {
	s := compile(t)
	for _, mistake := range [][2]string{
		{`"version": 1`, `"version": 2`},
		{`"version": 1`, `"version": "1"`},
		{`"version": 1`, `"version": 1, "extra": true`},
		{`"reviewed": "2026-11-24"`, `"reviewed": "2026-13-24"`},
		{`"languages": ["en", "fr", "es"]`, `"languages": []`},
		{`"languages": ["en", "fr", "es"]`, `"languages": ["en", "fr", "es", "FR"]`},
		{`"languages": ["en", "fr", "es"]`, `"languages": ["en", "fr", "es", "es"]`},
		{`"consent": "required"`, `"consent": "optional"`},
		{`"id": "matomo"`, `"id": "Matomo"`},
		{`"pattern": "_pk_id*"`, `"pattern": "_pk_id"`},
		{`"pattern": "_pk_id*"`, `"name": "_pk_id*"`},
		{`"pattern": "_pk_id*"`, `"name": "_pk_id", "pattern": "_pk_id*"`},
		{`"name": "sessionid",`, ``},
		{`"duration": "14 days"`, `"duration": "two weeks"`},
		{`"duration": "14 days"`, `"duration": "0 days"`},
		{`"duration": "14 days",`, ``},
		{`"httpOnly": true`, `"httpOnly": "yes"`},
		{`"sameSite": "Lax"`, `"sameSite": "lax"`},
		{`"provider": "opendatasoft"`, `"pixels": ["https://stats.test/p?a"], "provider": "opendatasoft"`},
		{`"provider": "opendatasoft"`, `"storage": {"local": ["_v.*"], "duration": "a while"}, "provider": "opendatasoft"`},
		{`"provider": "opendatasoft"`, `"transfer": {"en": ""}, "provider": "opendatasoft"`},
		{`"reload": true`, `"reload": true, "maxAge": -1`},
		{`"reload": true`, `"reload": true, "path": "portal"`},
		{`"languageCookie"`, `"load": "eager", "languageCookie"`},
		{`"languageCookie"`, `"gpc": {"refuses": [], "lastUpdate": "2026-11-24"}, "languageCookie"`},
		{`"languageCookie"`, `"texts": {"en": {"acept": "Yes"}}, "languageCookie"`},
		{`"languageCookie"`, `"texts": {"en": {"accept": ""}}, "languageCookie"`},
		{`"languageCookie"`, `"records": {"endpoint": "choice"}, "languageCookie"`},
		{`"languageCookie"`, `"signals": [{"to": "gogle"}], "languageCookie"`},
		{`"name": "Opendatasoft",` + "\n" + `    "privacy": "https://www`, `"name": "Opendatasoft",` + "\n" + `    "privacy": "//www`},
	} {
		data := bytes.Replace(policy.Opendatasoft, []byte(mistake[0]), []byte(mistake[1]), 1)
		if bytes.Equal(data, policy.Opendatasoft) {
			t.Errorf("%s is not in the policy", mistake[0])
		}
		if err := validate(t, s, data); err == nil {
			t.Errorf("the schema accepts %s", mistake[1])
		}
		if _, err := policy.Load("policy.json", data); err == nil {
			t.Errorf("Load accepts %s", mistake[1])
		}
	}
}

// The schema as data, to look into.
type object struct {
	Description          string
	Properties           map[string]struct{ Description string }
	Required             []string
	AdditionalProperties any
	Defs                 map[string]object `json:"$defs"`
}

// TestNoFieldIsMissing walks the Go types by itself: it would notice what the generator forgets.
func TestNoFieldIsMissing(t *testing.T) {
	var root object
	if err := json.Unmarshal(Policy, &root); err != nil {
		t.Fatal(err)
	}
	compare(t, root, root, reflect.TypeFor[policy.Policy]())
}

func compare(t *testing.T, root, here object, typ reflect.Type) {
	t.Helper()
	if open, ok := here.AdditionalProperties.(bool); !ok || open {
		t.Errorf("%s takes fields that it does not know", typ.Name())
	}
	for i := range typ.NumField() {
		field := typ.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		property, ok := here.Properties[name]
		switch {
		case !ok:
			t.Errorf("%s has no %q", typ.Name(), name)
		case property.Description == "":
			t.Errorf("%s.%s is not explained", typ.Name(), name)
		}
		if wanted := options == ""; wanted != slices.Contains(here.Required, name) {
			t.Errorf("%s.%s: required is %t", typ.Name(), name, !wanted)
		}
		if inner := element(field.Type); inner.Kind() == reflect.Struct {
			compare(t, root, root.Defs[inner.Name()], inner)
		}
	}
	if len(here.Properties) != typ.NumField() {
		t.Errorf("%s has %d fields, the schema %d", typ.Name(), typ.NumField(), len(here.Properties))
	}
}

// element is what a list, a map or a pointer holds in the end.
func element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t
}
