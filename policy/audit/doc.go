// Package audit judges what a browser kept and sent on the pages of a site by the site's policy. It knows neither pages nor
// browsers: what was seen is a [Seen], which travels as JSON, so that every finding can be reproduced from a file.
//
// # What was seen
//
// A [Seen] is a list of visits. Each is one page in one phase: before an answer, after a refusal, with everything (or one
// category) allowed, and after a withdrawal; each phase begins with an empty profile. A visit tells what the browser kept
// in the end (kept), what was written on the way (writes), which requests left for other origins (requests), which calls
// only fingerprinting makes (probes), and facts about the page itself. In the phases refused and withdrawn, writes and
// requests are those since the answer. Each names its [Cause]: the script's address and position, the tag of the page that
// brought that script, and the scripts in between. Lines and columns count from 1. Values of cookies are left out.
package audit
