package main

import (
	"bytes"
	"testing"

	"biscotte/policy/schema"
)

func TestTheSchemaIsWhatTheTypesGive(t *testing.T) {
	made, err := generate("../../policy")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, schema.Policy) {
		t.Error("policy/schema/policy.schema.json is not what the types give: make schema")
	}
}

// A rule about a field that has been renamed would narrow nothing.
func TestEveryRuleHasItsField(t *testing.T) {
	d, err := readDocs("../../policy")
	if err != nil {
		t.Fatal(err)
	}
	for name := range rules {
		if _, ok := d.comments[name]; !ok {
			t.Errorf("no type or field %s", name)
		}
	}
}

func TestAFieldWithoutACommentIsRefused(t *testing.T) {
	if _, err := build(&docs{}); err == nil {
		t.Error("a field without a comment passes")
	}
}
