package spool

import (
	"time"

	"biscotte/web/record"
)

// Find finds a record that waits.
func (s *Spool) Find(ref record.Ref) (r record.Record, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.places[ref]
	if !ok {
		return r, false
	}
	line := make([]byte, p.length)
	if _, err := s.file.ReadAt(line, p.at); err != nil {
		return r, false
	}
	e, ok := decode(line)
	return e.Record, ok
}

// Erase erases those of the records that wait here, and returns the others. What it has erased is on the disk nowhere any
// more, and the wish waits to be brought to the store: a record may be on its way there. If all is true, the wish is for
// those that do not wait here, too, and none is returned.
func (s *Spool) Erase(now time.Time, refs []record.Ref, all bool) (others []record.Ref, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	wish := Erasure{Time: record.Milliseconds(now)}
	var gone []place
	for _, ref := range refs {
		p, ok := s.places[ref]
		if ok {
			gone = append(gone, p)
		}
		if p, ok := s.sent[ref]; ok {
			gone = append(gone, p)
		}
		if ok || all {
			wish.Refs = append(wish.Refs, ref)
		} else {
			others = append(others, ref)
		}
	}
	if len(wish.Refs) == 0 {
		return others, s.blank(gone)
	}
	line, err := encode(&entry{Erasure: &wish})
	if err == nil {
		err = s.append(line)
	}
	if err == nil {
		err = s.blank(gone)
	}
	if err != nil {
		return refs, err
	}
	for _, ref := range wish.Refs {
		delete(s.places, ref)
		s.erased[ref] = true
	}
	return others, nil
}
