package policy_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"biscotte/policy"
)

// Every vendor's contract, as the loader gets it; signal_vendor.go names the sources.
var compiled = []struct{ name, signals, want string }{
	{"Google, all there is to it", `{"to": "google", "update": {"ad_storage": "media", "analytics_storage": "media/video"}}`, `[{
		"to": "dataLayer", "form": "arguments",
		"start": [["consent", "default", {
			"ad_storage": "denied", "ad_user_data": "denied", "ad_personalization": "denied", "analytics_storage": "denied",
			"functionality_storage": "denied", "personalization_storage": "denied", "security_storage": "granted"
		}]],
		"known": [["consent", "update", {
			"ad_storage": {"?": "media", "yes": "granted", "no": "denied"},
			"analytics_storage": {"?": "media/video", "yes": "granted", "no": "denied"}
		}]]
	}]`},
	{"Google, with all its options", `{"to": "google", "name": "layer", "mode": "advanced", "update": {"ad_storage": "media"},
		"regions": [{"codes": ["US-CA", "BR"], "granted": ["analytics_storage"]}],
		"waitForUpdate": 500, "adsDataRedaction": true, "urlPassthrough": true}`, `[{
		"to": "layer", "form": "arguments",
		"start": [
			["consent", "default", {
				"ad_storage": "denied", "ad_user_data": "denied", "ad_personalization": "denied", "analytics_storage": "denied",
				"functionality_storage": "denied", "personalization_storage": "denied", "security_storage": "granted", "wait_for_update": 500
			}],
			["consent", "default", {
				"ad_storage": "denied", "ad_user_data": "denied", "ad_personalization": "denied", "analytics_storage": "granted",
				"functionality_storage": "denied", "personalization_storage": "denied", "security_storage": "granted", "wait_for_update": 500,
				"region": ["US-CA", "BR"]
			}],
			["set", "ads_data_redaction", true],
			["set", "url_passthrough", true]
		],
		"known": [["consent", "update", {"ad_storage": {"?": "media", "yes": "granted", "no": "denied"}}]]
	}]`},
	{
		"the tag manager's event after Google's update, whatever the order",
		`{"to": "gtm"}, {"to": "gtm", "name": "layer", "event": "consent_known"}, {"to": "google", "update": {"ad_storage": "media"}}`, `[{
		"to": "dataLayer", "form": "arguments",
		"start": [["consent", "default", {
			"ad_storage": "denied", "ad_user_data": "denied", "ad_personalization": "denied", "analytics_storage": "denied",
			"functionality_storage": "denied", "personalization_storage": "denied", "security_storage": "granted"
		}]],
		"known": [["consent", "update", {"ad_storage": {"?": "media", "yes": "granted", "no": "denied"}}]]
	}, {
		"to": "dataLayer", "form": "spread",
		"known": [[{"event": "biscotte", "biscotte": {"media": {"?": "media", "yes": true, "no": false}}}]]
	}, {
		"to": "layer", "form": "spread",
		"known": [[{"event": "consent_known", "biscotte": {"media": {"?": "media", "yes": true, "no": false}}}]]
	}]`,
	},
	{"Microsoft UET", `{"to": "uet", "category": "media"}`, `[{
		"to": "uetq", "form": "spread",
		"start": [["consent", "default", {"ad_storage": "denied"}]],
		"known": [["consent", "update", {"ad_storage": {"?": "media", "yes": "granted", "no": "denied"}}]]
	}]`},
	{"Microsoft Clarity", `{"to": "clarity", "update": {"ad_Storage": "media", "analytics_Storage": "media"}}`, `[{
		"to": "clarity", "form": "call",
		"start": [["consentv2", {"ad_Storage": "denied", "analytics_Storage": "denied"}]],
		"known": [["consentv2", {
			"ad_Storage": {"?": "media", "yes": "granted", "no": "denied"},
			"analytics_Storage": {"?": "media", "yes": "granted", "no": "denied"}
		}]]
	}]`},
	{"Meta", `{"to": "meta", "category": "media"}`, `[{
		"to": "fbq", "form": "call", "when": "media",
		"start": [["consent", "revoke"]], "yes": [["consent", "grant"]], "no": [["consent", "revoke"]]
	}]`},
	{"Matomo's consent mode", `{"to": "matomo", "category": "media"}`, `[{
		"to": "_paq", "form": "list", "when": "media",
		"start": [["requireConsent"]], "yes": [["setConsentGiven"]], "no": [["forgetConsentGiven"]]
	}]`},
	{"Matomo's cookie mode, remembering", `{"to": "matomo", "category": "media/video", "mode": "cookie", "hours": 4320}`, `[{
		"to": "_paq", "form": "list", "when": "media/video",
		"start": [["requireCookieConsent"]], "yes": [["rememberCookieConsentGiven", 4320]], "no": [["forgetCookieConsentGiven"]]
	}]`},
	{"any queue", `{"to": "queue", "name": "_hsp", "form": "list", "category": "media", "start": [["a", 1, null]], "yes": [["b"]]}`, `[{
		"to": "_hsp", "form": "list", "when": "media", "start": [["a", 1, null]], "yes": [["b"]]
	}]`},
	{"any function", `{"to": "call", "name": "vendor.consent", "known": [[{"ads": {"?": "media", "yes": 1, "no": 0}}]]}`, `[{
		"to": "vendor.consent", "form": "call", "known": [[{"ads": {"?": "media", "yes": 1, "no": 0}}]]
	}]`},
}

func TestSignalsCompile(t *testing.T) {
	for _, test := range compiled {
		t.Run(test.name, func(t *testing.T) {
			p := load(t, townWith(`"signals": [`+test.signals+`]`))
			got, err := json.Marshal(p.Instructions())
			if err != nil {
				t.Fatal(err)
			}
			if !sameJSON(t, got, []byte(test.want)) {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

func TestEveryReceiverIsKnown(t *testing.T) {
	seen := map[policy.Receiver]bool{}
	for _, test := range compiled {
		for _, s := range load(t, townWith(`"signals": [`+test.signals+`]`)).Signals {
			seen[s.To] = true
		}
	}
	for _, r := range policy.Receivers {
		if !seen[r] {
			t.Errorf("no test of what %q compiles to", r)
		}
	}
}

func sameJSON(t *testing.T, a, b []byte) bool {
	t.Helper()
	var one, other any
	for data, into := range map[*[]byte]*any{&a: &one, &b: &other} {
		if err := json.Unmarshal(*data, into); err != nil {
			t.Fatal(err)
		}
	}
	return reflect.DeepEqual(one, other)
}
