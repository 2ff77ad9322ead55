// Package policy holds the rules of consent: what a site owner declares, what a visitor answered, and what follows
// from the two. It knows no clock, no randomness, no files, no network and no page: the caller brings them. The same
// code runs in the server and, compiled to WebAssembly, in the browser; the loader's JavaScript repeats a part of it
// and is held to it by the vectors in testdata/vectors. SPEC.md states each rule in words, with its source and its vectors.
//
// # Glossary
//
//   - policy: the site owner's declaration, one JSON file.
//   - category: a purpose a visitor answers yes or no to, such as "statistics". An exempt one needs no answer.
//   - service: who does what within a category: an analytics tool, a video player, the portal's own sign-in.
//   - cookie: one cookie that a service sets, by name or by pattern, with its purpose and duration.
//   - kind: what the portal's policy tells apart: necessary, statistical, internal and third-party cookies.
//   - exemption: the conditions under which statistics need no answer, as their owner states them.
//   - choice: the visitor's decision: when it was taken and one answer per category.
//   - fingerprint: a short digest of what a category covers; the choice keeps the one that was answered, so that a
//     category which has changed since is asked again.
//   - revision: an earlier state of a category. Their list, its history, says what has come since, so that only that is
//     asked, and which changes are minor.
//   - banner: the first layer. panel: the second, where each category is answered by itself.
//   - view: a policy in one language, ready to be drawn.
//   - signal: what a vendor is told of the choice, in the vendor's own words. privacy signal: what a browser tells us,
//     as Global Privacy Control does.
//   - regime: what the law of some regions asks for; what needs no yes there is used until the visitor objects.
//   - gate: what holds scripts back until their category is granted.
package policy
