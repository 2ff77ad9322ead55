package export

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"biscotte/policy"
	"biscotte/web/site"
)

// snippet has the tags, and the directives that a content security policy needs. The component is WebAssembly
// (CSP Level 3, "wasm-unsafe-eval"), and its files are fetched. Optimisers have attributes of their own for what they are to
// leave alone, Cloudflare's before src (developers.cloudflare.com, "Ignore JavaScripts").
const snippet = `In the head of every page, before any script that has to wait:

  <script src="%[1]s"></script>

Or frozen: this version with this policy, and no other until you change the tag. Keep the files that it came with.

  <script src="%[2]s" integrity="%[3]s" crossorigin="anonymous"></script>

Where something bundles or puts off the scripts of your pages (Rocket Loader, LiteSpeed Cache), the tag tells it not to:

  <script data-cfasync="false" data-no-optimize="1" data-no-defer="1" src="%[1]s"></script>

At the foot of every page, for whoever changes their mind:

  %[5]s

If the pages have a content security policy, add to its directives:

  script-src %[4]s 'wasm-unsafe-eval'
  connect-src %[4]s
  trusted-types biscotte

The last is for pages that require Trusted Types. Where script-src goes by nonces, give the tag yours: nonce="…".
`

// settings open the panel. Where no script runs, the link leads to a form with the same choice.
func settings(preferences string) string {
	if preferences == "" {
		return `<button type="button" data-consent-open>Cookie settings</button>`
	}
	return `<a href="` + html.EscapeString(preferences) + `" data-consent-open>Cookie settings</a>`
}

// regions are for a policy that has regimes.
const regions = `
The policy has rules of their own for %s. A page that knows where its visitor is says so in the tag, by ISO 3166, as in

  <script src="%s" data-region="%s"></script>

and has a place for the visitor's choices at its foot: <span data-consent-choices></span>. Where nobody knows the region,
everything is asked first.
`

// elsewhere is for files that are not on the pages' own origin: modules, WebAssembly and texts are loaded by CORS.
const elsewhere = `
The files are on another origin than the pages: their host has to send Access-Control-Allow-Origin: *, as biscotte serve and
the files for nginx, Caddy, Apache and Netlify that biscotte export writes do.
`

// relative is for links that a page of the site follows rightly, and a page beside consent.js does not.
const relative = `
The policy links to %s: of that origin, where policy.html follows them, these are no pages. Write whole addresses into the
policy, as in https://www.example.org/privacy.
`

// Snippet is what an owner puts into the pages of the site.
func Snippet(s *site.Site, o Options) (string, error) {
	frozen := s.Frozen()
	body, err := frozen.Content()
	if err != nil {
		return "", fmt.Errorf("writing the snippet: %w", err)
	}
	sum := sha512.Sum384(body)
	integrity := "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
	source := o.Origin
	if source == "" {
		source = "'self'"
	}
	at := func(f site.File) string { return html.EscapeString(o.Origin + f.At(o.Prefix)) }
	text := fmt.Sprintf(snippet, at(s.Files[0]), at(frozen), integrity, source, settings(o.Preferences))
	if len(s.Regional) > 0 {
		var all []string
		for _, r := range s.Regional {
			all = append(all, r.Regions...)
		}
		text += fmt.Sprintf(regions, strings.Join(all, ", "), at(s.Files[0]), all[0])
	}
	if o.Origin != "" {
		text += elsewhere
		if len(o.Relative) > 0 {
			text += fmt.Sprintf(relative, strings.Join(o.Relative, ", "))
		}
	}
	return text + google(o.Signals), nil
}

// first tells Google's own tag of the default where ours may come after it.
const first = `
The policy tells Google what is denied by default, which has to come before Google's own tag. The tags above do that where they
come first. Where yours is async, or comes later, put this before Google's:

  <script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}%s</script>
`

// google is what a page says to Google by itself, "" if the policy has nothing for it.
func google(signals []policy.Instruction) string {
	var calls strings.Builder
	for _, s := range signals {
		if s.To != "dataLayer" || s.Form != policy.AsArguments {
			continue
		}
		for _, call := range s.Start {
			args, err := json.Marshal(call)
			if err != nil {
				panic(err) // calls are read from JSON
			}
			fmt.Fprintf(&calls, "gtag(%s);", strings.TrimSuffix(strings.TrimPrefix(string(args), "["), "]"))
		}
	}
	if calls.Len() == 0 {
		return ""
	}
	return fmt.Sprintf(first, calls.String())
}
