// Package dist is the built bundle inside the program: the loader, its second stage, the styles and the component,
// as package bundle makes them. It knows no policy: the same files serve every site.
package dist

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Files holds whatever was built when the program was. The pattern takes this source file along, so that a clone in
// which nothing has been built yet compiles.
//
//go:embed *
var Files embed.FS

// The files of a bundle, next to [ManifestName].
const (
	Loader       = "consent.js"    // the loader; its data comes as the free identifier DATA
	Signals      = "signals.js"    // the part of the loader that tells vendors, for policies that have signals
	Region       = "region.js"     // the part of the loader that finds the data of another region, for policies with regimes
	Named        = "named.js"      // the part of the loader that knows which scripts a policy vouches for, for those that do
	Send         = "send.js"       // the part of the loader that sends answers, for policies with records
	Languages    = "languages.js"  // the part of the loader that picks the language, for policies with several
	Many         = "many.js"       // the part of the loader that fetches texts, for policies with more languages than it carries
	Privacy      = "privacy.js"    // the part of the loader that knows the browser's privacy signal, for policies that obey it
	Full         = "full.js"       // the same with the rules that few policies need: histories, regimes
	Again        = "again.js"      // the chunk that asks about a change, an ES module
	Choices      = "choices.js"    // the chunk that keeps a way to object on the page, an ES module
	Start        = "start.js"      // the second stage, an ES module
	Embed        = "embed.js"      // the chunk that draws placeholders, an ES module
	Clear        = "clear.js"      // the chunk that clears after a withdrawal, an ES module
	Explain      = "explain.js"    // the chunk that says why the second stage failed, an ES module
	Fault        = "fault.js"      // the chunk that tells owners of mistakes in their markup, an ES module
	Misuse       = "misuse.js"     // the chunk that says why set() has changed nothing, an ES module
	Debug        = "debug.js"      // the chunk that tells developers what happens, an ES module
	Room         = "room.js"       // the chunk that keeps the first layer and the page out of each other's way, an ES module
	Follow       = "follow.js"     // the chunk that follows the page into another language, an ES module
	Turn         = "turn.js"       // the chunk that puts scripts that may go into the page, an ES module
	Wasm         = "ui.wasm.br"    // the component, compressed with brotli
	BannerCSS    = "banner.css"    // the styles of the first layer
	LanguagesCSS = "languages.css" // those of its language list, for policies with several
	PanelCSS     = "panel.css"     // the styles of everything else
)

// The files of the declaration.
const (
	Declaration = "declaration.js" // the chunk that shows it on a page, an ES module
	PageCSS     = "page.css"       // the styles of a page of its own
)

// The files of a look that is not the usual one; see web/style/README.md.
const (
	Settings = "settings.js" // the part of the loader that shows the floating button
	Modal    = "modal.js"    // the part of the loader that keeps the page from being used before a modal layer
	BoxCSS   = "box.css"     // the first layer as a box
	ModalCSS = "modal.css"   // that in the middle
	StartCSS = "start.css"   // that where lines begin
	EndCSS   = "end.css"     // that where lines end
	TopCSS   = "top.css"     // the first layer at the top
	LogoCSS  = "logo.css"    // the site's logo
	WordsCSS = "words.css"   // words that are cut anywhere unless one says otherwise
)

// Looks lists the style sheets among them.
var Looks = []string{BoxCSS, EndCSS, LogoCSS, ModalCSS, StartCSS, TopCSS, WordsCSS}

// ManifestName is the file that says what a bundle holds.
const ManifestName = "manifest.json"

// Chunks lists the ES modules that are fetched on the few pages that need them.
var Chunks = []string{Again, Choices, Clear, Debug, Declaration, Embed, Explain, Fault, Follow, Misuse, Room, Turn}

// Names lists the files of a bundle.
var Names = slices.Concat([]string{
	BannerCSS, Full, Languages, LanguagesCSS, Loader, Many, Modal, Named, PageCSS, PanelCSS, Privacy, Region, Send,
	Settings, Signals, Start, Wasm,
}, Chunks, Looks)

// ErrNotBuilt means that there is no bundle, or not a whole one.
var ErrNotBuilt = errors.New(`the browser bundle is not built: run "make wasm"`)

// Manifest says which compiler made the component and what the files weigh. Sizes are in bytes.
type Manifest struct {
	Compiler string `json:"compiler"`
	Files    []File `json:"files"`
}

// File is one file of a bundle. Size is as stored, Brotli as compressed at the best quality; they are the same for a
// file that is stored compressed. SHA256 is of the file as stored, in hexadecimal.
type File struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`
	Brotli int    `json:"brotli"`
	SHA256 string `json:"sha256"`
}

// Dist is a whole bundle, read and checked.
type Dist struct {
	Manifest Manifest
	files    map[string][]byte
}

// Open reads the bundle inside the program.
func Open() (*Dist, error) { return Read(Files) }

// Read reads a bundle from a folder. One that is missing or not whole is [ErrNotBuilt].
func Read(folder fs.FS) (*Dist, error) {
	data, err := fs.ReadFile(folder, ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotBuilt
	}
	if err != nil {
		return nil, fmt.Errorf("reading the bundle: %w", err)
	}
	d := &Dist{files: map[string][]byte{}}
	if err := json.Unmarshal(data, &d.Manifest); err != nil {
		return nil, fmt.Errorf("reading the bundle: %s: %w", ManifestName, err)
	}
	for _, f := range d.Manifest.Files {
		if err := d.read(folder, f); err != nil {
			return nil, err
		}
	}
	for _, name := range Names {
		if d.files[name] == nil {
			return nil, fmt.Errorf("%w (%s is missing)", ErrNotBuilt, name)
		}
	}
	return d, nil
}

func (d *Dist) read(folder fs.FS, f File) error {
	data, err := fs.ReadFile(folder, f.Name)
	if err != nil {
		return fmt.Errorf("%w (%s is missing)", ErrNotBuilt, f.Name)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return fmt.Errorf("%w (%s is not the file that was built)", ErrNotBuilt, f.Name)
	}
	d.files[f.Name] = data
	return nil
}

// File is the content of one of [Names], as stored. It must not be changed.
func (d *Dist) File(name string) []byte { return d.files[name] }
