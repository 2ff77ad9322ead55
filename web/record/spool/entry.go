package spool

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"biscotte/web/record"
)

// header is the first line of every file. Those of the first version have none.
const header = "biscotte spool 2\n"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// entry is what a line says: a record, unless it is something else. ID is that of a record of the first version, which had ids
// in the place of names.
type entry struct {
	record.Record
	ID       record.ID `json:"id,omitzero"`
	Snapshot *snapshot `json:"snapshot,omitempty"`
	Erasure  *Erasure  `json:"erased,omitempty"`
}

// MarshalJSON leaves out the record where there is none.
func (e *entry) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Snapshot *snapshot `json:"snapshot,omitempty"`
		Erasure  *Erasure  `json:"erased,omitempty"`
	}{e.Snapshot, e.Erasure})
}

// snapshot is one with its archive.
type snapshot struct {
	record.Snapshot
	Archive []byte `json:"archive"`
}

func (e *entry) snapshot() *record.Snapshot {
	if e.Snapshot == nil {
		return nil
	}
	n := e.Snapshot.Snapshot
	n.Archive = e.Snapshot.Archive
	return &n
}

func encode(e any) ([]byte, error) {
	text, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(text, castagnoli), text), nil
}

// decode reads a line. Zeroes before it are those of a write that was cut off.
func decode(line []byte) (e entry, ok bool) {
	line = bytes.TrimLeft(line, "\x00")
	sum, text, ok := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(" "))
	if !ok || string(sum) != fmt.Sprintf("%08x", crc32.Checksum(text, castagnoli)) || json.Unmarshal(text, &e) != nil {
		return e, false
	}
	if !e.ID.IsZero() {
		e.Ref, e.Previous = e.ID.Ref(), record.ID(e.Previous).Ref()
	}
	return e, e.Snapshot != nil || e.Erasure != nil && len(e.Erasure.Refs) > 0 || !e.Ref.IsZero()
}

// blank reports whether there is nothing on a line: a record that was erased, or damage that was set aside.
func blank(line []byte) bool { return len(bytes.Trim(line, " \n")) == 0 }
