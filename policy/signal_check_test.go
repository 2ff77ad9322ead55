package policy_test

import (
	"slices"
	"testing"
)

// Each stands on line 2 of town, from column 3.
var signalProblems = []struct{ name, fields, want string }{
	{
		"gpc of nothing", `"gpc": {"refuses": [], "lastUpdate": "2026-11-24"}`,
		"2:11: gpc.refuses: no category (list what the signal refuses, or leave gpc out)",
	},
	{
		"gpc of an unknown category", `"gpc": {"refuses": ["medai"], "lastUpdate": "2026-11-24"}`,
		`2:23: gpc.refuses[0]: unknown category "medai" (did you mean "media"?)`,
	},
	{
		"gpc of an exempt category", `"gpc": {"refuses": ["needed"], "lastUpdate": "2026-11-24"}`,
		`2:23: gpc.refuses[0]: "needed" needs no consent, and nothing refuses it (known here: those whose consent is required)`,
	},
	{
		"gpc twice", `"gpc": {"refuses": ["media", "media"], "lastUpdate": "2026-11-24T10:00:00Z"}`,
		`2:32: gpc.refuses[1]: "media" is here twice (keep one of the two)`,
	},
	{
		"gpc without a day", `"gpc": {"refuses": ["media"], "lastUpdate": "today"}`,
		`2:33: gpc.lastUpdate: "today" is no date (write the day from which the signal is obeyed as "2026-11-24")`,
	},
	{
		"gpc misspelt", `"gpc": {"refuse": ["media"], "lastUpdate": "2026-11-24"}`,
		`2:11: gpc.refuse: unknown field (did you mean "refuses"?)`,
	},

	{
		"an unknown receiver", `"signals": [{"to": "gogle"}]`,
		`2:16: signals[0].to: "gogle" is unknown (did you mean "google"?)`,
	},
	{
		"a field of another receiver", `"signals": [{"to": "meta", "category": "media", "hours": 3}]`,
		`2:51: signals[0].hours: does not go with "meta" (known here: to, name, category)`,
	},
	{
		"no category", `"signals": [{"to": "meta"}]`,
		"2:15: signals[0].category: missing (what has to be allowed: a category, or category/service)",
	},
	{
		"an unknown category", `"signals": [{"to": "uet", "category": "medai"}]`,
		`2:29: signals[0].category: unknown category "medai" (did you mean "media"?)`,
	},
	{
		"an unknown service", `"signals": [{"to": "meta", "category": "media media/vdeo"}]`,
		`2:30: signals[0].category: "media" has no service "vdeo" (did you mean "video"?)`,
	},
	{
		"Google without its types", `"signals": [{"to": "google"}]`,
		`2:15: signals[0].update: missing (what grants which type, as in {"ad_storage": "category"})`,
	},
	{
		"a type that Google does not have", `"signals": [{"to": "google", "update": {"ad_stroage": "media"}}]`,
		`2:43: signals[0].update.ad_stroage: "ad_stroage" is unknown (did you mean "ad_storage"?)`,
	},
	{
		"security", `"signals": [{"to": "google", "update": {"ad_storage": "media", "security_storage": "media"}}]`,
		"2:66: signals[0].update.security_storage: is granted always: security needs no consent (leave it out)",
	},
	{
		"Clarity's capital S", `"signals": [{"to": "clarity", "update": {"ad_storage": "media"}}]`,
		`2:44: signals[0].update.ad_storage: "ad_storage" is unknown (did you mean "ad_Storage"?)`,
	},
	{
		"waiting in basic mode", `"signals": [{"to": "google", "update": {"ad_storage": "media"}, "waitForUpdate": 500}]`,
		"2:67: signals[0].waitForUpdate: has no effect in basic mode: no tag is there before the answer " +
			`(leave it out, or write "mode": "advanced" if Google's tag is not held (EDPB guidelines 2/2023 speak against that))`,
	},
	{
		"waiting for ever", `"signals": [{"to": "google", "mode": "advanced", "update": {"ad_storage": "media"}, "waitForUpdate": 60000}]`,
		"2:87: signals[0].waitForUpdate: 60000 is out of range (milliseconds, at most 10000)",
	},
	{
		"a region in lower case", `"signals": [{"to": "google", "mode": "advanced", "update": {"ad_storage": "media"}, "regions": [{"codes": ["us"], "granted": ["ad_storage"]}]}]`,
		`2:110: signals[0].regions[0].codes[0]: "us" is no region (ISO 3166-2, as in "US" or "US-CA")`,
	},
	{
		"a grant where consent comes first", `"signals": [{"to": "google", "mode": "advanced", "update": {"ad_storage": "media"}, "regions": [{"codes": ["FR-75"], "granted": ["ad_storage"]}]}]`,
		`2:110: signals[0].regions[0].codes[0]: nothing may be granted in "FR-75" before the visitor says so (take it out of the list)`,
	},
	{
		"an unknown mode", `"signals": [{"to": "matomo", "category": "media", "mode": "cookies"}]`,
		`2:53: signals[0].mode: "cookies" is unknown (did you mean "cookie"?)`,
	},
	{
		"hours beyond the answer's life", `"signals": [{"to": "matomo", "category": "media", "hours": 4321}]`,
		"2:53: signals[0].hours: 4321 is out of range (1 to 4320: no answer counts longer than 180 days)",
	},
	{
		"a queue without a name", `"signals": [{"to": "queue", "start": [["x"]]}]`,
		`2:15: signals[0].name: missing (the queue or function under window, as in "vendor.consent")`,
	},
	{
		"a name that is none", `"signals": [{"to": "call", "name": "a()", "start": [["x"]]}]`,
		`2:30: signals[0].name: "a()" is no name of a queue or function (names with dots between them, as in "vendor.consent")`,
	},
	{
		"code", `"signals": [{"to": "call", "name": "window.eval", "start": [["x"]]}]`,
		`2:30: signals[0].name: "window.eval" would run text as code (name a function that takes the choice)`,
	},
	{
		"the framework's API", `"signals": [{"to": "call", "name": "__tcfapi", "known": [["setConsent"]]}]`,
		"2:30: signals[0].name: only a platform registered with IAB Europe may create a TC string, and answer as __tcfapi " +
			"(leave it out; vendors that find none assume that there is no consent (TCF, CMP API))",
	},
	{
		"the framework's frame", `"signals": [{"to": "queue", "name": "window.__tcfapiLocator", "known": [["x"]]}]`,
		"2:31: signals[0].name: only a platform registered with IAB Europe may create a TC string, and answer as __tcfapiLocator " +
			"(leave it out; vendors that find none assume that there is no consent (TCF, CMP API))",
	},
	{
		"a queue that says nothing", `"signals": [{"to": "queue", "name": "q"}]`,
		`2:15: signals[0]: says nothing (add "start", "known", "yes" or "no": lists of calls, each a list of arguments)`,
	},
	{
		"a yes to nothing", `"signals": [{"to": "call", "name": "f", "yes": [[1]]}]`,
		"2:15: signals[0].category: missing (what has to be allowed: a category, or category/service)",
	},
	{
		"a question about nothing", `"signals": [{"to": "call", "name": "f", "known": [[{"a": [{"?": "medai", "yes": 1}]}]]}]`,
		`2:62: signals[0].known[0][0].a[0].?: unknown category "medai" (did you mean "media"?)`,
	},
	{
		"a question with another answer", `"signals": [{"to": "call", "name": "f", "known": [[{"?": "media", "yess": 1}]]}]`,
		`2:69: signals[0].known[0][0].yess: unknown field (did you mean "yes"?)`,
	},
	{
		"a form that is none", `"signals": [{"to": "queue", "name": "q", "form": "argument", "start": [[]]}]`,
		`2:44: signals[0].form: "argument" is unknown (did you mean "arguments"?)`,
	},
	{
		"a call that is no list", `"signals": [{"to": "queue", "name": "q", "start": ["x"]}]`,
		"2:54: signals[0].start[0]: is a string, not an array (put it in square brackets, even if there is only one)",
	},
	{
		"a doubled key in an argument", `"signals": [{"to": "queue", "name": "q", "start": [[{"a": 1, "a": 2}]]}]`,
		"2:64: signals[0].start[0][0].a: is here twice (keep one of the two)",
	},
}

func TestSignalsAndGPCAreChecked(t *testing.T) {
	for _, test := range signalProblems {
		t.Run(test.name, func(t *testing.T) {
			if got := problems(t, townWith(test.fields)); !slices.Equal(got, []string{test.want}) {
				t.Errorf("%q\nwant %q", got, test.want)
			}
		})
	}
}

func TestStorageIsChecked(t *testing.T) {
	const path = "categories[1].services[0].storage"
	for name, test := range map[string]struct{ storage, want string }{
		"everything": {`{"local": ["*"]}`, `45:48: ` + path + `.local[0]: fits everything, the site's own data too (begin the pattern with what the service's names have in common)`},
		"nothing":    {`{"caches": [""]}`, `45:49: ` + path + `.caches[0]: is empty (give a name, or a pattern such as "_vendor.*")`},
		"a scope":    {`{"workers": ["app/"]}`, `45:50: ` + path + `.workers[0]: "app/" is no scope of a service worker (the path that it controls, as in "/app/")`},
		"a typo":     {`{"lokal": ["a"]}`, `45:38: ` + path + `.lokal: unknown field (did you mean "local"?)`},
	} {
		t.Run(name, func(t *testing.T) {
			// On the line of the service's id.
			source := replace(t, townWith(`"load": "idle"`), `"id": "video",`, `"id": "video", "storage": `+test.storage+`,`)
			if got := problems(t, source); !slices.Equal(got, []string{test.want}) {
				t.Errorf("%q\nwant %q", got, test.want)
			}
		})
	}
}
