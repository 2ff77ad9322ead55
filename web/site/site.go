// Package site puts a policy and the built bundle together into the files that a site serves: consent.js with the
// policy's data in it, the hashed assets, a view per language, and the policy itself. It knows no HTTP: the same files
// can be written to a folder. The same policy and bundle give the same bytes.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"

	"biscotte/policy"
	"biscotte/policy/phrase"
	"biscotte/policy/schema"
	"biscotte/web/dist"
)

// Media types of the files. A module compiled while it streams needs the bare application/wasm (WebAssembly Web API,
// section 3); scripts and JSON are UTF-8.
const (
	JavaScript  = "text/javascript; charset=utf-8"
	StyleSheet  = "text/css; charset=utf-8"
	JSON        = "application/json; charset=utf-8"
	WebAssembly = "application/wasm"
)

// wellKnownGPC is where a site states that it obeys the browser's privacy signal, and plainJSON the type that it must
// have (GPC, section 4).
const (
	wellKnownGPC = "/.well-known/gpc.json"
	plainJSON    = "application/json"
)

// loaderName is the one name that pages have in them.
const loaderName = "consent.js"

// schemaJSON is the type of a JSON Schema (2020-12, section 14.1).
const schemaJSON = "application/schema+json"

// Site is everything that a site with one policy serves, consent.js first, and what takes its place where the law asks
// for less. Asked is what visitors are asked, under the strictest regime first.
type Site struct {
	Files    []File
	Regional []Regional
	Asked    []Asked
}

// Asked is what visitors are asked under a regime, by its id; the strictest has none. Begin is what the paths of its texts
// begin with, up to the language: the loader knows it, and no two regimes, policies or bundles share it.
type Asked struct {
	Regime   string            `json:"regime"`
	Kind     policy.RegimeKind `json:"kind"`
	Begin    string            `json:"begin"`
	Purposes []policy.Purpose  `json:"purposes"`
}

// Assemble makes the files of a site that has them below prefix: "" or a path such as "/consent". source is the policy as
// its owner wrote it, and is served as that.
func Assemble(p *policy.Policy, source []byte, d *dist.Dist, prefix string) (*Site, error) {
	a := assembly{p, d, prefix, phrase.All()}
	for _, lang := range p.Languages {
		if _, ok := a.phrases[lang]; !ok && len(p.Texts[lang]) < len(policy.PhraseNames()) {
			return nil, fmt.Errorf("putting the site together: no interface texts in %q", lang)
		}
	}
	everywhere, views, files, err := a.under(nil)
	if err != nil {
		return nil, fmt.Errorf("putting the site together: %w", err)
	}
	asked := []Asked{{Kind: policy.OptIn, Begin: everywhere.Assets.More, Purposes: p.Purposes()}}
	var regimes []data
	for i := range p.Regimes {
		v, _, own, err := a.under(&p.Regimes[i])
		if err != nil {
			return nil, fmt.Errorf("putting the site together for %q: %w", p.Regimes[i].ID, err)
		}
		regimes, files = append(regimes, v), append(files, own...)
		asked = append(asked, Asked{p.Regimes[i].ID, p.Regimes[i].Kind, v.Assets.More, p.PurposesIn(&p.Regimes[i])})
	}
	declared, err := declarations(p, views, d)
	if err != nil {
		return nil, fmt.Errorf("putting the site together: %w", err)
	}
	loader, elsewhere, beside := regional(p, d, everywhere, regimes)
	files = append(append([]File{loader, frozen(loader)}, a.shared()...), append(files, beside...)...)
	if p.GPC != nil {
		files = append(files, File{Path: wellKnownGPC, Type: plainJSON, Body: p.GPC.WellKnown()})
	}
	return &Site{Regional: elsewhere, Asked: asked, Files: append(append(files, declared...),
		File{Path: "policy.json", Type: JSON, Body: source},
		File{Path: "purposes.json", Type: JSON, Body: encode(p.Known())},
		File{Path: schema.Name, Type: schemaJSON, Body: schema.Policy},
	)}, nil
}

// Frozen is the second file: consent.js under a name of its own, for a site that wants this version and no other, and
// says so with the hash of its bytes (Subresource Integrity).
func (s *Site) Frozen() File { return s.Files[1] }

// frozen lies beside consent.js: everything else is found relative to it.
func frozen(loader File) File {
	f := hashed("loader", ".js", JavaScript, loader.Body)
	f.Path = path.Base(f.Path)
	return f
}

// hashed names a file after its content. The names say nothing of cookies or consent: filter lists stop those.
func hashed(name, suffix, mediaType string, body []byte) File {
	sum := sha256.Sum256(body)
	at := "a/" + name + "." + hex.EncodeToString(sum[:4]) + suffix
	return File{Path: at, Type: mediaType, Immutable: true, Body: body}
}
