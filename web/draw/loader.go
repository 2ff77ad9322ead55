package draw

import "biscotte/policy"

// spoken is what the loader says itself: that the panel is on its way, and that it cannot be had (web/loader/speak.js).
func spoken(v *policy.View) []string { return []string{v.Phrases.Busy, v.Phrases.Failed} }
