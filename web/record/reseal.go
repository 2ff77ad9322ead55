package record

// Earlier is a record as the first version of the stores had it: by its id, and not by its name. The names in the record are
// empty.
type Earlier struct {
	Record
	ID       ID
	Previous ID
	Position int
}

// Named is the record as it is kept now.
func (e *Earlier) Named() Record {
	r := e.Record
	r.Ref, r.Previous = e.ID.Ref(), e.Previous.Ref()
	return r
}

// hash is that of the first version, over the ids.
func (e *Earlier) hash() Hash { return e.sum("biscotte record 1", e.ID[:], e.Previous[:]) }

// Resealing makes a chain of the first version anew, whose records have lost their ids: each batch gets the hashes of its
// records as they are now, and its hash of before as Formerly, so that a head that was noted can still be found. It hides
// no damage: what does not fit before does not fit afterwards. The zero value is at the beginning of a chain.
type Resealing struct {
	was, is Hash // of the batch before
}

// Next makes the next batch anew. found are those of its records that are there.
func (r *Resealing) Next(b *Batch, found []Earlier) {
	was, whole := b.Hash, b.sum() == b.Hash
	for i := range found {
		e := &found[i]
		if p := e.Position; p >= 0 && p < len(b.Hashes) && b.Hashes[p] == e.hash() {
			named := e.Named()
			b.Hashes[p] = named.Hash()
		}
	}
	if b.Previous == r.was {
		b.Previous = r.is
	}
	b.Formerly = was
	if whole {
		b.Hash = b.sum()
	}
	r.was, r.is = was, b.Hash
}

// Head is the end of the chain as it is now, where the chain ended with what was resealed last.
func (r *Resealing) Head(h Head) Head {
	if h.Hash == r.was {
		h.Hash = r.is
	}
	return h
}
