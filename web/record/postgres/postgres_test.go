package postgres

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/postgres/cluster"
	"biscotte/web/record/storetest"
)

var (
	server    *cluster.Cluster
	databases atomic.Int64
)

func TestMain(m *testing.M) {
	var err error
	server, err = cluster.New(context.Background(), "fsync=off") // these tests cut no power
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	status := m.Run()
	if err := server.Remove(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		status = 1
	}
	os.Exit(status)
}

// database makes an empty one.
func database(t *testing.T) string {
	t.Helper()
	name := fmt.Sprintf("test%d", databases.Add(1))
	if err := server.Create(t.Context(), name); err != nil {
		t.Fatal(err)
	}
	return name
}

func opened(t *testing.T, name, chain string) *Store {
	t.Helper()
	s, err := Open(t.Context(), server.URL(name), chain)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func exec(t *testing.T, name, sql string) {
	t.Helper()
	if err := server.Exec(t.Context(), name, sql); err != nil {
		t.Fatal(err)
	}
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Database {
		name := database(t)
		return storetest.Database{
			Open: func(t *testing.T, chain string) record.Store { return opened(t, name, chain) },
			Exec: func(t *testing.T, sql string) { exec(t, name, sql) }, Places: "places",
		}
	})
}

func TestAddresses(t *testing.T) {
	for _, url := range []string{"postgres://[", "postgres://host:port/db"} {
		if _, err := Open(t.Context(), url, "one"); err == nil || !strings.Contains(err.Error(), "reading the address of the database") {
			t.Errorf("%s: %v", url, err)
		}
	}
}
