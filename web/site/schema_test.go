package site

import (
	"bytes"
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
