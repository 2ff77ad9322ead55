// Package record is the proof that a visitor has answered: one record per decision, put into batches, each of which is
// chained to the one before by its hash. It knows what a record is, how a chain is sealed and how it is verified; it
// knows no HTTP and no database: the packages below it do, and are held to one contract (package storetest).
//
// A record has no field for an address, a browser or anything else that would tell who a visitor is (GDPR art. 5(1)(c),
// art. 11). It has what art. 7(1) asks a controller to demonstrate: that somebody answered, when, what, and to which
// text, of which a copy is kept as a [Snapshot] (EDPB Guidelines 05/2020, paragraphs 104 to 108).
//
// # The chain
//
// Every server has a chain of its own, with a name. Whoever writes to it adds a [Batch]: the hashes of its records, the
// hash of the batch before, and a hash over all of that. A record can be removed (its time is over, or its visitor wants
// it gone); its hash stays in its batch, and the removal is a batch of the same chain. So [Verify] can tell a record that
// was removed from one that has been lost, changed or put elsewhere. What a chain cannot tell is that its end was cut
// off: for that, the [Head] of today is compared with one that was noted elsewhere.
package record
