package main

import (
	"context"
	"net/http"
	"os"
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
	f, err := os.OpenFile(spooled, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(make([]byte, 600<<10)); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
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
