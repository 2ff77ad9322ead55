// Package phrase holds the interface's own texts, one file per language. It knows how they are worded; it never knows
// what a policy declares or where a text is shown.
package phrase

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"sync"

	"biscotte/policy"
)

//go:embed *.json
var files embed.FS

// All holds the phrases by language code. The map is the caller's. It panics if a file of ours cannot be read as
// phrases, which the tests rule out.
func All() map[string]policy.Phrases { return maps.Clone(all()) }

var all = sync.OnceValue(func() map[string]policy.Phrases {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err)
	}
	phrases := make(map[string]policy.Phrases, len(entries))
	for _, e := range entries {
		data, err := files.ReadFile(e.Name())
		if err != nil {
			panic(err)
		}
		words, err := decode(data)
		if err != nil {
			panic(fmt.Errorf("reading phrases %q: %w", e.Name(), err))
		}
		phrases[strings.TrimSuffix(e.Name(), ".json")] = words
	}
	return phrases
})

// decode reads one file. A name that is no phrase is an error: it would be a text that nobody sees.
func decode(data []byte) (policy.Phrases, error) {
	var words policy.Phrases
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&words); err != nil {
		return words, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return words, errors.New("text after the end of the phrases")
	}
	return words, nil
}
