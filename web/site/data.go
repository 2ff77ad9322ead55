package site

import (
	"bytes"
	"encoding/json"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/draw"
)

// data is what the loader knows of a policy: the Data of web/loader/types.d.ts.
type data struct {
	ConsentCookie  policy.ConsentCookie   `json:"consentCookie"`
	LanguageCookie *policy.LanguageCookie `json:"languageCookie,omitempty"`
	Languages      []string               `json:"languages"`
	Names          []string               `json:"names,omitempty"`
	Default        string                 `json:"defaultLanguage"`
	Purposes       []policy.Purpose       `json:"purposes"`
	Tree           draw.Node              `json:"tree"`
	Texts          map[string][]string    `json:"texts"`
	CSS            []string               `json:"css"`
	Settings       *settings              `json:"settings,omitempty"`
	Assets         assets                 `json:"assets"`
	Base           string                 `json:"base,omitempty"`
	Load           policy.LoadMode        `json:"load,omitempty"`
	Stores         map[string][]string    `json:"stores,omitempty"`
	Reloads        []string               `json:"reloads,omitempty"`
	Signals        []policy.Instruction   `json:"signals,omitempty"`
	Late           bool                   `json:"late,omitempty"`  // scripts that come late may go
	Hosts          map[string][]string    `json:"hosts,omitempty"` // those that come from there may, by category/service
	DNT            bool                   `json:"dnt,omitempty"`
	Endpoint       string                 `json:"endpoint,omitempty"` // where answers are sent to
	Shown          bool                   `json:"shown,omitempty"`    // a banner is told of there too
	modal          bool
	privacy        bool   // the browser's privacy signal is obeyed
	Regime         string `json:"regime,omitempty"` // its id
	OptOut         bool   `json:"optOut,omitempty"` // whether something is used until the visitor objects
	// The addresses of other data, by region; "" in the place of this one's. That of "" is the strictest.
	Regions map[string]string `json:"regions,omitempty"`
}

// loader is the build of the loader that knows all the rules that the data asks for.
func (v data) loader() string {
	if v.OptOut || v.Regions != nil || len(v.ConsentCookie.Formerly) > 0 || v.Reloads != nil {
		return dist.Full
	}
	for _, p := range v.Purposes {
		for _, added := range p.Earlier {
			if len(added) > 0 {
				return dist.Full
			}
		}
	}
	return dist.Loader
}

// bare are the attributes of the cookies without those that the loader takes by itself where there are none.
func bare(p *policy.Policy) (consent policy.ConsentCookie, language *policy.LanguageCookie) {
	consent = p.ConsentCookie
	if consent.Path == "/" {
		consent.Path = ""
	}
	if consent.SameSite == "Lax" {
		consent.SameSite = ""
	}
	if p.LanguageCookie == nil {
		return consent, nil
	}
	language = &policy.LanguageCookie{}
	*language = *p.LanguageCookie
	if language.Path == "/" {
		language.Path = ""
	}
	return consent, language
}

// asked are the purposes without what is of no use to the loader: nobody answers the exempt ones.
func asked(purposes []policy.Purpose) []policy.Purpose {
	for i, p := range purposes {
		if p.Exempt {
			purposes[i].Fingerprint = ""
		}
	}
	return purposes
}

// assets are the addresses of everything else, relative to the loader's.
type assets struct {
	Start string `json:"start"`
	Wasm  string `json:"wasm"`
	CSS   string `json:"css"`
	More  string `json:"more"` // what the paths of [more] begin with
}

// eager tells Chromium that nearly every function is called at once: it then compiles them together, instead of reading
// each twice (https://v8.dev/blog/explicit-compile-hints). For others it is a comment.
const eager = "//# allFunctionsCalledOnLoad\n"

// streamed is the least size in bytes at which Chromium compiles a script beside the main thread while it arrives
// (Blink, ResourceScriptStreamer::kSmallScriptThreshold). Blanks up to there weigh next to nothing compressed.
const streamed = 30 << 10

// consentJS is the loader around its data. The loader's code takes the data by the name DATA; what a policy has no use
// for is left out.
func consentJS(d *dist.Dist, v data) []byte {
	var b bytes.Buffer
	b.WriteString(eager)
	b.WriteString("(function(DATA){")
	if len(v.Signals) > 0 {
		b.Write(d.File(dist.Signals))
	}
	if v.Endpoint != "" {
		b.Write(d.File(dist.Send))
	}
	if v.Late || len(v.Hosts) > 0 {
		b.Write(d.File(dist.Named))
	}
	if v.Regions != nil {
		b.Write(d.File(dist.Region))
	}
	if len(v.Texts) < len(v.Languages) {
		b.Write(d.File(dist.Many)) // before what goes by the list that it fills
	}
	if len(v.Languages) > 1 {
		b.Write(d.File(dist.Languages))
	}
	if v.privacy {
		b.Write(d.File(dist.Privacy))
	}
	if v.modal {
		b.Write(d.File(dist.Modal))
	}
	if v.Settings != nil {
		b.Write(d.File(dist.Settings))
	}
	b.Write(d.File(v.loader()))
	b.WriteString("})(")
	b.Write(pure(encode(v)))
	b.WriteString(");\n")
	b.Write(bytes.Repeat([]byte{' '}, max(0, streamed-b.Len())))
	return b.Bytes()
}

// pure gives no prototype to the data, its purposes and their earlier fingerprints: what is left out of them
// is not there, whatever a page's script, or a stranger through it, has put on Object.prototype. The beginnings of objects
// are in no JSON string: quotes are escaped there.
func pure(encoded []byte) []byte {
	const none = `{"__proto__":null,`
	encoded = bytes.Replace(encoded, []byte(`{`), []byte(none), 1)
	encoded = bytes.ReplaceAll(encoded, []byte(`"earlier":{`), []byte(`"earlier":`+none))
	return bytes.ReplaceAll(encoded, []byte(`{"id":`), []byte(none+`"id":`))
}

// encode writes JSON that is a JavaScript expression wherever it lands: <, >, & and the line separators U+2028 and
// U+2029 are escaped, which encoding/json does by itself.
func encode(v any) []byte {
	encoded, err := json.Marshal(v)
	if err != nil {
		panic(err) // views and data are strings, numbers and booleans
	}
	return encoded
}
