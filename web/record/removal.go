package record

// Outlived is a batch of which some records are older than they may become, though the batch is not: how many, of how many.
type Outlived struct {
	Batch    int64
	Old, All int
}

// Take puts such batches into a removal: a whole batch as part of a span, single records by their hashes, which old lists. It
// returns how many records that are.
func (r *Removal) Take(some []Outlived, old func(batch int64) ([]Hash, error)) (n int, err error) {
	for _, o := range some {
		n += o.Old
		if o.Old == o.All {
			r.add(o.Batch)
			continue
		}
		hashes, err := old(o.Batch)
		if err != nil {
			return n, err
		}
		r.Records = append(r.Records, hashes...)
	}
	return n, nil
}

// add adds a batch that comes after those that are there.
func (r *Removal) add(batch int64) {
	if last := len(r.Batches) - 1; last >= 0 && r.Batches[last].Last == batch-1 {
		r.Batches[last].Last = batch
		return
	}
	r.Batches = append(r.Batches, Span{batch, batch})
}
