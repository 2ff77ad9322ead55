// Package meter counts what leaves no record: it adds up in memory, and brings the sums to the store now and then. A
// program that is killed loses those since the last time; they are statistics, and prove nothing.
package meter

import (
	"context"
	"fmt"
	"sync"

	"biscotte/web/record"
)

// Meter counts. The zero value has counted nothing yet.
type Meter struct {
	mu   sync.Mutex
	sums map[record.Count]int64 // by a count of 0
}

// Note adds c.N to what c counts.
func (m *Meter) Note(c record.Count) {
	n := c.N
	c.N = 0
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.sums == nil {
		m.sums = map[record.Count]int64{}
	}
	m.sums[c] += n
}

// Flush hands over all that was counted since the last time, in order. Where that fails, it is handed over the next time.
func (m *Meter) Flush(ctx context.Context, add func(context.Context, []record.Count) error) error {
	counts := m.take()
	if len(counts) == 0 {
		return nil
	}
	if err := add(ctx, counts); err != nil {
		for _, c := range counts {
			m.Note(c)
		}
		return fmt.Errorf("bringing counts to the store: %w", err)
	}
	return nil
}

func (m *Meter) take() []record.Count {
	m.mu.Lock()
	defer m.mu.Unlock()
	counts := make([]record.Count, 0, len(m.sums))
	for c, n := range m.sums {
		c.N = n
		counts = append(counts, c)
	}
	clear(m.sums)
	record.SortCounts(counts)
	return counts
}
