package main

import (
	"context"
	"net/http"
	"sync"
	"testing"

	"biscotte/web/record/postgres"
	"biscotte/web/record/postgres/cluster"
	"biscotte/web/record/storetest"
)

// database starts a PostgreSQL for one test.
func database(t *testing.T) *cluster.Cluster {
	t.Helper()
	c, err := cluster.New(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Remove(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// inDatabase are the arguments of a server whose records are there.
func inDatabase(c *cluster.Cluster, chain string) []string {
	return append(args[:len(args)-2:len(args)-2], "--records", c.URL("postgres"), "--chain", chain, "--spool", chain+".spool")
}

func openDatabase(t *testing.T, c *cluster.Cluster) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), c.URL("postgres"), "reader")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Two servers start at once on an empty database, and serve the same visitors.
func TestTwoServersOneDatabase(t *testing.T) {
	t.Parallel()
	c, folder := database(t), t.TempDir()
	l := asking(t, folder)
	var servers [2]*process
	var both sync.WaitGroup
	for i, chain := range []string{"a", "b"} {
		both.Go(func() { servers[i] = launch(t, folder, inDatabase(c, chain)...) })
	}
	both.Wait()
	for _, p := range servers {
		both.Go(func() { l.until(p.url, func() bool { return l.count(http.StatusNoContent) > 2000 }) })
	}
	both.Wait()
	for _, p := range servers {
		p.stop(t)
	}
	s := openDatabase(t, c)
	l.check(s)
	heads := 0
	for name, r := range storetest.Verified(t, s) {
		if r.Records == 0 {
			t.Errorf("the chain %q has no records", name)
		}
		heads++
	}
	if heads != 2 {
		t.Errorf("there are %d chains, want one for each server", heads)
	}
}

// The database is switched off under load, is away while a server starts, and comes back.
func TestTheDatabaseStops(t *testing.T) {
	t.Parallel()
	c, folder := database(t), t.TempDir()
	l := asking(t, folder)
	more := func(p *process, n int) {
		t.Helper()
		enough := l.count(http.StatusNoContent) + n
		l.until(p.url, func() bool { return l.count(http.StatusNoContent) > enough })
	}
	p := launch(t, folder, inDatabase(c, "a")...)
	var load sync.WaitGroup
	load.Go(func() { more(p, 2000) })
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	load.Wait()
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	p.stop(t)
	p = launch(t, folder, inDatabase(c, "a")...) // nobody is there
	p.log.await(t, "what is served waits in the spool, as the store could not take it")
	more(p, 200)
	if err := c.Start(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
	p.log.await(t, "everything from the spool is in the store")
	more(p, 200)
	p.stop(t)
	if n := l.count(http.StatusServiceUnavailable); n > 0 {
		t.Errorf("%d answers were refused", n)
	}
	s := openDatabase(t, c)
	l.check(s)
	// What the records refer to is there too, though it could not be when the server started.
	for id := range l.kept {
		r, err := s.Find(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Snapshot(t.Context(), r.Revision); err != nil {
			t.Errorf("%v", err)
		}
		break
	}
}
