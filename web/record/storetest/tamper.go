package storetest

import (
	"strings"
	"testing"
	"time"

	"biscotte/web/record"
)

// exchange puts the records of batch 1 into batch 3, and the other way round.
const exchange = `UPDATE records SET batch = 9 WHERE batch = 1; UPDATE records SET batch = 1 WHERE batch = 3;
	UPDATE records SET batch = 3 WHERE batch = 9`

// tampering: three batches of two records each, and then somebody changes something.
func tampering(t *testing.T, d Database) {
	s := d.Open(t, "one")
	for i := range 3 {
		add(t, s, Day.Add(time.Duration(i)*time.Hour), Records(i*2, 2), 2)
	}
	tests := []struct{ what, sql, undo, want string }{
		{
			"an answer", `UPDATE records SET choice = replace(choice, 'statistics:true', 'statistics:false') WHERE batch = 2 AND position = 0`,
			`UPDATE records SET choice = replace(choice, 'statistics:false', 'statistics:true')`,
			"batch 2: its record at position 0 is not the one that was written there",
		},
		{
			"a language", `UPDATE records SET language = 'fr' WHERE batch = 1 AND position = 1`, `UPDATE records SET language = 'en'`,
			"batch 1: its record at position 1 is not the one",
		},
		{
			"an order", `UPDATE records SET position = 5 - position WHERE batch = 3`, `UPDATE records SET position = 5 - position WHERE batch = 3`,
			"batch 3: it has no record at position 4",
		},
		{"two batches exchanged", exchange, exchange, "batch 1: its record at position 0 is not the one"},
		{
			"a record of another batch", `UPDATE records SET batch = 2, position = 2 WHERE batch = 1 AND position = 0`,
			`UPDATE records SET batch = 1, position = 0 WHERE batch = 2 AND position = 2`, "batch 2: it has no record at position 2",
		},
		{"the chain's end", `UPDATE chains SET number = 2`, `UPDATE chains SET number = 3`, "batch 2: the chain ends with batch 3"},
		{
			"a batch's number", `UPDATE batches SET number = 9 WHERE number = 2`, `UPDATE batches SET number = 2 WHERE number = 9`,
			"batch 2: it is missing",
		},
		{"a batch's hashes", `UPDATE batches SET hashes = previous WHERE number = 2`, "", "batch 2: it has been changed"},
		{"a record deleted", `DELETE FROM records WHERE batch = 3 AND position = 1`, "", "batch 3: its record at position 1"},
		{"a batch deleted", `DELETE FROM batches WHERE number = 2`, "", "batch 2: it is missing"},
	}
	for _, test := range tests {
		d.Exec(t, test.sql)
		if faults := faultsOf(t, s, nil); !strings.Contains(faults, test.want) {
			t.Errorf("%s: found\n%s\nwant %q", test.what, faults, test.want)
		}
		if test.undo == "" {
			continue
		}
		d.Exec(t, test.undo)
		if faults := faultsOf(t, s, nil); faults != "" {
			t.Fatalf("%s, undone: found\n%s", test.what, faults)
		}
	}
}

// faultsOf lists what is wrong; a store that cannot be read is wrong, too.
func faultsOf(t *testing.T, s record.Store, noted []record.Head) string {
	t.Helper()
	verdict, err := record.Verify(t.Context(), s, noted, func(int) {})
	all := faults(verdict)
	if err != nil {
		all = append(all, err.Error())
	}
	return strings.Join(all, "\n")
}

// cutOff: a chain whose end is gone is whole in itself. Only who has noted its head knows better.
func cutOff(t *testing.T, d Database) {
	s := d.Open(t, "one")
	add(t, s, Day, Records(0, 2), 2)
	before := Verified(t, s)["one"].Head
	add(t, s, Day.Add(time.Hour), Records(2, 2), 2)
	after := Verified(t, s, before)["one"].Head
	d.Exec(t, `DELETE FROM records WHERE batch = 2`)
	d.Exec(t, `DELETE FROM batches WHERE number = 2`)
	d.Exec(t, `UPDATE chains SET number = 1, (time, hash) = (SELECT time, hash FROM batches WHERE number = 1)`)
	if faultsOf(t, s, nil) == "" {
		t.Error("the counts of what is gone tell nothing")
	}
	d.Exec(t, `UPDATE counts SET n = n / 2`)
	if d.Places != "" {
		d.Exec(t, "DELETE FROM "+d.Places+" WHERE batch = 2")
	}
	Verified(t, s, before)
	if faults := faultsOf(t, s, []record.Head{before, after}); faults != "batch 2: it was noted, and is missing" {
		t.Errorf("found\n%s", faults)
	}
	before.Hash[0]++
	if faults := faultsOf(t, s, []record.Head{before}); faults != "batch 1: it is not the one that was noted" {
		t.Errorf("found\n%s", faults)
	}
	if faults := faultsOf(t, s, []record.Head{{Chain: "other", Number: 3}}); faults != "batch 3: the whole chain is missing" {
		t.Errorf("found\n%s", faults)
	}
}
