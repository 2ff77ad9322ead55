// Package schema holds the JSON Schema (2020-12) of the policy file, for editors and for whoever checks policies
// elsewhere. It is made from the Go types and their comments by cmd/schema; the tests here hold it to a validator's
// opinion of good and broken policies.
package schema

import _ "embed"

// Name is what the schema's file is called wherever it is written or served.
const Name = "policy.schema.json"

// Policy is the schema.
//
//go:embed policy.schema.json
var Policy []byte
