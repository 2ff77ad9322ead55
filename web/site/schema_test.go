package site

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"biscotte/policy"
	"biscotte/policy/schema"
)

// An owner may point at the schema of their own server, which reads what that server reads.
func TestTheSchemaLiesBesideThePolicy(t *testing.T) {
	source := bytes.Replace(policy.Opendatasoft, []byte(`"version"`), []byte(`"$schema": "policy.schema.json", "version"`), 1)
	_, s := assemble(t, source)
	f := s.find(t, schema.Name)
	if !bytes.Equal(f.Body, schema.Policy) || f.Type != schemaJSON || f.Immutable {
		t.Errorf("%d bytes of %s, immutable %t", len(f.Body), f.Type, f.Immutable)
	}
	if served := s.find(t, "policy.json").Body; !bytes.Equal(served, source) {
		t.Error("the policy is not served as its owner wrote it")
	}
}

// Backends read answers by it.
func TestThePurposesLieBesideThePolicy(t *testing.T) {
	p, s := assemble(t, policy.Opendatasoft)
	var known policy.Known
	if err := json.Unmarshal(s.find(t, "purposes.json").Body, &known); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(known, p.Known()) || known.Cookie != "eu-consent" || len(known.Purposes) != 2 {
		t.Errorf("it is %+v", known)
	}
}
