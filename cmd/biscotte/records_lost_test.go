package main

import (
	"context"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// more has visitors answer until n more are acknowledged.
func (l *load) more(p *process, n int) {
	l.t.Helper()
	enough := l.count(http.StatusNoContent) + n
	l.until(p.url, func() bool { return l.count(http.StatusNoContent) > enough })
}

// lose does something to files while visitors answer, and returns when 200 more are acknowledged.
func (l *load) lose(p *process, do func() error) {
	l.t.Helper()
	var answers sync.WaitGroup
	answers.Go(func() { l.more(p, 200) })
	if err := do(); err != nil {
		l.t.Error(err)
	}
	answers.Wait()
}

func (p *process) kill(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.cmd.Wait() // it was killed
}

func renamed(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// The file of the records is deleted while visitors answer: the server says so, is not ready, and keeps what it is told in
// the spool. What the file had is in another; put in its place, that is used again, and nothing is missing.
func TestTheFileIsDeleted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "records.db")
	l := asking(t, folder)
	p := launch(t, folder, args...)
	l.more(p, 200)
	l.lose(p, func() error { return os.Remove(path) })
	p.log.await(t, `all that it had is in "records.db.rescued"`)
	if got := status(t, p.url+"readyz"); got != http.StatusServiceUnavailable {
		t.Errorf("readyz: status %d", got)
	}
	renamed(t, path+".rescued", path)
	p.log.await(t, "everything from the spool is in the store")
	if got := status(t, p.url+"readyz"); got != http.StatusOK {
		t.Errorf("readyz, once it is back: status %d", got)
	}
	l.more(p, 200)
	if n := strings.Count(p.log.String(), "was deleted, replaced or cut off while it was in use; all"); n != 1 {
		t.Errorf("it is told %d times:\n%s", n, p.log)
	}
	p.stop(t)
	l.check(openFile(t, path))
}

// The file is deleted, and the server is killed before the file is back.
func TestTheFileIsDeletedAndTheServerKilled(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "records.db")
	l := asking(t, folder)
	p := launch(t, folder, args...)
	l.more(p, 200)
	l.lose(p, func() error { return os.Remove(path) })
	p.log.await(t, `all that it had is in "records.db.rescued"`)
	l.more(p, 100)
	p.kill(t)
	renamed(t, path+".rescued", path)
	p = launch(t, folder, args...)
	p.log.await(t, "everything from the spool is in the store")
	p.stop(t)
	l.check(openFile(t, path))
}

// torn puts behind a file what a power cut leaves there: room that was made for what was never written.
func torn(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(make([]byte, 600<<10)); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
}

// The server is killed, and the end of the log of its file is torn; then the file is cut off under it, and a backup of a moment
// before takes its place.
func TestTheFileIsTorn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "records.db")
	l := asking(t, folder)
	p := launch(t, folder, args...)
	l.more(p, 200)
	p.kill(t)
	torn(t, path+"-wal")
	p = launch(t, folder, args...)
	l.more(p, 200)
	cmd := exec.CommandContext(t.Context(), "biscotte", "records", "backup", "backup.db", "--records", "records.db")
	cmd.Dir = folder
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	l.more(p, 200)
	p.log.await(t, "was deleted, replaced or cut off while it was in use")
	if got := status(t, p.url+"readyz"); got != http.StatusServiceUnavailable {
		t.Errorf("readyz: status %d", got)
	}
	renamed(t, filepath.Join(folder, "backup.db"), path)
	p.log.await(t, "everything from the spool is in the store")
	l.more(p, 100)
	p.stop(t)
	l.check(openFile(t, path))
}

// The spool is deleted while it is all that has the answers, and the server is killed then; and what is at its end is torn.
func TestTheSpoolIsDeletedAndTorn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	spooled := filepath.Join(folder, "records.db.spool")
	l := asking(t, folder)
	p := launch(t, folder, args...)
	release := lockFile(t, filepath.Join(folder, "records.db"))
	l.more(p, 200)
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	l.lose(p, func() error { return os.Remove(spooled) })
	p.log.await(t, "the spool was deleted while it was in use, and has been made anew with all that waits")
	l.more(p, 100)
	p.kill(t)
	release()
	torn(t, spooled)
	p = launch(t, folder, args...)
	p.log.await(t, "1 line of the spool cannot be read")
	p.log.await(t, "everything from the spool is in the store")
	p.stop(t)
	l.check(openFile(t, filepath.Join(folder, "records.db")))
}

// The policy changes while the database is away, the server is killed, and the policy changes again: what the visitors of
// the one in between were shown can be shown again.
func TestAPolicyInBetween(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, args...)
	release := lockFile(t, filepath.Join(folder, "records.db"))
	l.more(p, 50)
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	l.write(folder, replacing("Count visits.", "Count visits, in between."))
	p.log.await(t, "what is served waits in the spool, as the store could not take it")
	l.asked(folder)
	l.more(p, 50)
	p.kill(t)
	l.write(folder, replacing("Count visits, in between.", "Count visits, at last."))
	release()
	p = launch(t, folder, args...)
	p.log.await(t, "everything from the spool is in the store")
	l.asked(folder)
	l.more(p, 50)
	p.stop(t)
	s := openFile(t, filepath.Join(folder, "records.db"))
	l.check(s)
	l.checkTexts(s, 3)
}

// The policy changes after a backup of the database, which is restored then: what the visitors of the new one were shown is
// put there once more, before their next answers.
func TestTheDatabaseIsRestored(t *testing.T) {
	t.Parallel()
	c, folder := database(t), t.TempDir()
	l := asking(t, folder)
	tool := func(name string, args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), name, append(args, c.URL("postgres"))...)
		cmd.Dir = folder
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
	}
	p := launch(t, folder, inDatabase(c, "a")...)
	l.more(p, 100)
	tool("pg_dump", "--schema=biscotte", "--file=backup.sql")
	before := maps.Clone(l.kept)
	l.write(folder, replacing("Count visits.", "Count visits, in between."))
	p.log.await(t, "what has changed is served from now on")
	l.asked(folder)
	l.more(p, 100)
	tool("psql", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--command=DROP SCHEMA biscotte CASCADE", "--file=backup.sql")
	l.kept = before // the others are lost with the backup's age, as its owner knows
	l.more(p, 100)
	p.log.await(t, "the records have been restored from an earlier state")
	p.kill(t)
	l.write(folder, replacing("Count visits, in between.", "Count visits, at last."))
	p = launch(t, folder, inDatabase(c, "a")...)
	p.log.await(t, "everything from the spool is in the store")
	p.stop(t)
	s := openDatabase(t, c)
	l.check(s)
	l.checkTexts(s, 2)
}

// The same with three servers and one database, which hangs at first, and is switched off then.
func TestTheDatabaseHangs(t *testing.T) {
	t.Parallel()
	c, folder := database(t), t.TempDir()
	l := asking(t, folder)
	servers := map[string]*process{}
	for _, chain := range []string{"a", "b", "c"} {
		servers[chain] = launch(t, folder, inDatabase(c, chain)...)
	}
	everywhere := func(n int) {
		t.Helper()
		for _, p := range servers {
			l.more(p, n)
		}
	}
	everywhere(50)
	if err := c.Freeze(); err != nil {
		t.Fatal(err)
	}
	everywhere(50)
	for _, p := range servers {
		p.log.await(t, "the store of the records is away, answers are kept in the spool")
	}
	servers["a"].kill(t)
	torn(t, filepath.Join(folder, "a.spool"))
	if err := os.Remove(filepath.Join(folder, "b.spool")); err != nil {
		t.Fatal(err)
	}
	servers["b"].log.await(t, "the spool was deleted while it was in use")
	servers["b"].kill(t)
	l.write(folder, replacing("Count visits.", "Count visits, in between."))
	servers["c"].log.await(t, "what is served waits in the spool")
	l.asked(folder)
	l.more(servers["c"], 50)
	servers["c"].kill(t)
	if err := c.Thaw(); err != nil {
		t.Fatal(err)
	}
	if err := c.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := c.Start(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
	for chain := range servers {
		servers[chain] = launch(t, folder, inDatabase(c, chain)...)
		if chain == "a" {
			servers[chain].log.await(t, "1 line of the spool cannot be read")
		}
		servers[chain].log.await(t, "everything from the spool is in the store")
	}
	everywhere(20)
	for _, p := range servers {
		p.stop(t)
	}
	s := openDatabase(t, c)
	l.check(s)
	l.checkTexts(s, 2)
}
