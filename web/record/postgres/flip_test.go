package postgres

import (
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

// flips change one bit of a value, in the middle of it, by its type.
var flips = map[string][]string{
	"bytea":                    {"set_bit(%[1]s, length(%[1]s) * 4, 1 - get_bit(%[1]s, length(%[1]s) * 4))"},
	"text":                     {"overlay(%[1]s PLACING chr(ascii(substr(%[1]s, length(%[1]s) / 2 + 1, 1)) # 1) FROM length(%[1]s) / 2 + 1 FOR 1)"},
	"bigint":                   {"%s # 64"},
	"integer":                  {"%s # 64"},
	"timestamp with time zone": {"%s + interval '1 microsecond'", "%s + interval '1 millisecond'"},
}

// unproven are values that prove nothing: gravestones, banners that were shown, counts where records were removed, and by
// which server something was counted.
const unproven = `table_name = 'counts' AND column_name = 'chain'`

// Every value of which a bit is flipped, in whatever table, is noticed.
func TestEveryValueThatMatters(t *testing.T) {
	name := database(t)
	s := storetest.Filled(t, func(t *testing.T, chain string) record.Store { return opened(t, name, chain) })
	conn, err := pgx.Connect(t.Context(), server.URL(name))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	run := func(sql string) int64 {
		t.Helper()
		tag, err := conn.Exec(t.Context(), sql)
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
		return tag.RowsAffected()
	}
	type column struct{ Table, Name, Type string }
	rows, err := conn.Query(t.Context(), `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'biscotte'
		AND table_name IN ('chains', 'batches', 'records', 'places', 'snapshots', 'counts') AND NOT (`+unproven+`) ORDER BY 1, ordinal_position`)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := pgx.CollectRows(rows, pgx.RowToStructByPos[column])
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, c := range columns {
		where := "true"
		if c.Table == "counts" {
			where = "site = 'two.example' AND what <> 'shown/banner'"
		}
		if c.Type == "bytea" || c.Type == "text" {
			where += fmt.Sprintf(" AND length(%s) > 0", c.Name)
		}
		n := run(fmt.Sprintf("SELECT FROM biscotte.%s WHERE %s", c.Table, where))
		run("CREATE TEMP TABLE before AS SELECT * FROM biscotte." + c.Table)
		for _, flip := range flips[c.Type] {
			for i := range n {
				changed := run(fmt.Sprintf(`UPDATE biscotte.%[1]s SET %[2]s = %[3]s WHERE (tableoid, ctid) = (SELECT tableoid, ctid FROM biscotte.%[1]s WHERE %[4]s
					ORDER BY %[1]s::text LIMIT 1 OFFSET %[5]d)`, c.Table, c.Name, fmt.Sprintf(flip, c.Name), where, i))
				verdict, err := record.Verify(t.Context(), s, nil, func(int) {})
				faults := len(verdict.Faults)
				for _, r := range verdict.Chains {
					faults += len(r.Faults)
				}
				if tried++; changed != 1 || err == nil && faults == 0 {
					t.Errorf("%s.%s, row %d, by %s: %d changed, and it is not noticed", c.Table, c.Name, i, flip, changed)
				}
				run(fmt.Sprintf("DELETE FROM biscotte.%[1]s; INSERT INTO biscotte.%[1]s SELECT * FROM before", c.Table))
			}
		}
		run("DROP TABLE before")
	}
	storetest.Verified(t, s)
	t.Logf("%d values were changed, one by one", tried)
}
