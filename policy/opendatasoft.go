package policy

import _ "embed"

// Opendatasoft is the default policy, in the form that [Load] reads: the cookies of an Opendatasoft data portal, in
// English, French and Spanish. The portal's own cookie policy gave the facts; the wording is ours.
//
//go:embed opendatasoft.json
var Opendatasoft []byte
