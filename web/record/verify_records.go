package record

import (
	"iter"
	"time"
)

// verifyRecords goes through the batches once more, and beside them through the records, which are in the same order.
func (v *verification) verifyRecords(read func()) error {
	next, stop := iter.Pull2(v.reader.Records(v.report.Head.Chain))
	defer stop()
	place, err, more := next()
	for b, berr := range v.reader.Batches(v.report.Head.Chain) {
		if berr != nil {
			return berr
		}
		found := make([]*Placed, len(b.Hashes))
		for more && err == nil && place.Batch <= b.Number {
			read()
			v.survey.record(&place.Record)
			v.lay(place, b, found)
			place, err, more = next()
		}
		v.compare(b, found)
	}
	for more && err == nil {
		v.survey.record(&place.Record)
		v.stray(place)
		place, err, more = next()
	}
	return err
}

// lay puts a record where it belongs in its batch.
func (v *verification) lay(p *Placed, b *Batch, found []*Placed) {
	if p.Batch != b.Number || p.Position < 0 || p.Position >= len(found) {
		v.stray(p)
		return
	}
	found[p.Position] = p
}

func (v *verification) stray(p *Placed) {
	v.fault(p.Batch, "it has no record at position %d, where %s is", p.Position, p.Ref)
}

// compare holds the records that are there against the hashes of their batch.
func (v *verification) compare(b *Batch, found []*Placed) {
	for position, hash := range b.Hashes {
		by, removed := v.removed(b, hash)
		switch p := found[position]; {
		case p == nil && removed:
			v.report.Removed++
			if by != "" {
				v.report.By[by]++
			}
		case p == nil:
			v.fault(b.Number, "its record at position %d, of %s, is missing", position, b.Time.Format(time.RFC3339))
		case p.Hash() != hash:
			v.fault(b.Number, "its record at position %d is not the one that was written there: now it is %s", position, p.Ref)
		case removed:
			v.report.Due++
		default:
			v.report.Records++
		}
	}
}
