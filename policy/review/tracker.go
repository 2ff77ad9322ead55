package review

import "strings"

// trackers are cookies that follow people for advertising or for the statistics of a company that uses them for itself,
// as their makers document them. A name may have a * for any run of characters.
var trackers = []struct{ names, by string }{
	{"_ga _ga_* _gid _gat* __utm*", "Google Analytics"},
	{"_gcl_* IDE DSID test_cookie __gads __gpi NID ANID 1P_JAR", "Google's advertising"},
	{"VISITOR_INFO1_LIVE VISITOR_PRIVACY_METADATA YSC", "YouTube"},
	{"_fbp _fbc", "Meta"},
	{"_uetsid _uetvid MUID ANONCHK", "Microsoft Advertising"},
	{"_clck _clsk CLID", "Microsoft Clarity"},
	{"li_sugr bcookie lidc UserMatchHistory AnalyticsSyncHistory li_fat_id", "LinkedIn"},
	{"_ttp _tt_* ttclid", "TikTok"},
	{"personalization_id guest_id_ads guest_id_marketing muc_ads", "X"},
	{"_pin_unauth _pinterest_* _derived_epik", "Pinterest"},
	{"_scid _scid_r sc_at", "Snapchat"},
	{"_hj*", "Hotjar"},
	{"__hstc __hssc __hssrc hubspotutk", "HubSpot"},
	{"cto_bundle cto_bidid", "Criteo"},
	{"_ym_*", "Yandex Metrica"},
	{"mp_*_mixpanel", "Mixpanel"},
	{"amplitude_id* AMP_*", "Amplitude"},
	{"ajs_*", "Segment"},
}

// measurers are cookies of tools for statistics that can be run for the site alone.
var measurers = []struct{ names, by string }{
	{"_pk_id* _pk_ses* _pk_ref* _pk_hsr* mtm_*", "Matomo"},
	{"_pcid _pprv atuserid atidvisitor xtvrn", "Piano Analytics"},
	{"__eulerian* etuix", "Eulerian"},
}

// knownAs names who uses a cookie of this name, "" if nobody is known to.
func knownAs(label string, list []struct{ names, by string }) string {
	for _, one := range list {
		for _, name := range strings.Fields(one.names) {
			if fits(name, label) || fits(label, strings.ReplaceAll(name, "*", "")) {
				return one.by
			}
		}
	}
	return ""
}

// fits reports whether a name is one of a pattern's. Each part is taken where it first stands: that leaves the most for
// those behind it.
func fits(pattern, name string) bool {
	parts := strings.Split(pattern, "*")
	name, ok := strings.CutPrefix(name, parts[0])
	if !ok || len(parts) == 1 {
		return ok && name == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		if _, name, ok = strings.Cut(name, part); !ok {
			return false
		}
	}
	return strings.HasSuffix(name, parts[last])
}

// Tracker names the tracker that sets a cookie of this name, "" if none is known to.
func Tracker(name string) string { return knownAs(name, trackers) }
