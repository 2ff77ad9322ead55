package postgres

import (
	"os"
	"path/filepath"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/storetest"
)

func TestTheFirstVersion(t *testing.T) {
	rows, err := os.ReadFile(filepath.Join("testdata", "first.sql"))
	if err != nil {
		t.Fatal(err)
	}
	storetest.FirstVersion(t, func(t *testing.T, damage string) storetest.Database {
		name := database(t)
		exec(t, name, "CREATE SCHEMA biscotte; CREATE TABLE biscotte.versions (version integer PRIMARY KEY);"+schema+string(rows)+
			"INSERT INTO biscotte.versions VALUES (1);"+damage)
		return storetest.Database{Open: func(t *testing.T, chain string) record.Store { return opened(t, name, chain) }}
	})
}
