package main

import (
	"database/sql"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"biscotte/web/record"
	"biscotte/web/record/sqlite"
)

// args are those of a server that keeps answers in records.db.
var args = []string{"serve", "--policy", "policy.json", "--no-demo", "--listen", "127.0.0.1:0", "--rate", "1000000", "--records", "records.db"}

func openFile(t *testing.T, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path, defaultChain, false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// The program is killed again and again while everybody answers.
func TestKilledUnderLoad(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	for round := range 20 {
		p := launch(t, folder, args...)
		enough := len(l.kept) + 20 + 17*round
		l.until(p.url, func() bool {
			l.mu.Lock()
			defer l.mu.Unlock()
			if len(l.kept) == enough {
				p.cmd.Process.Kill() // while others are under way
			}
			return len(l.kept) > enough+askers
		})
		p.cmd.Wait()
	}
	launch(t, folder, args...).stop(t)
	l.check(openFile(t, filepath.Join(folder, "records.db")))
}

// The disk is full: what cannot be kept is not acknowledged, and everything else goes on.
func TestAFullDisk(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	cmd := exec.CommandContext(t.Context(), "sh", append([]string{"-c", `ulimit -f 2048 && exec biscotte "$@"`, "sh"}, args...)...)
	cmd.Dir = folder
	p := launchCommand(t, cmd)
	l.until(p.url, func() bool { return l.count(http.StatusServiceUnavailable) > 100 })
	if got := status(t, p.url+"consent.js"); got != http.StatusOK {
		t.Errorf("the banner: status %d", got)
	}
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	p.log.await(t, "answers can be kept nowhere, and will be sent again")
	p.stop(t)
	if l.count(http.StatusNoContent) == 0 {
		t.Error("nothing was ever kept")
	}
	roomy := launch(t, folder, args...)
	roomy.log.await(t, "everything from the spool is in the store")
	roomy.stop(t)
	l.check(openFile(t, filepath.Join(folder, "records.db")))
}

// Somebody else holds the file: answers go to the spool, and from there into the file once it is free.
func TestAFileThatSomebodyHolds(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, args...)
	release := lockFile(t, filepath.Join(folder, "records.db"))
	l.until(p.url, func() bool { return l.count(http.StatusNoContent) > 200 })
	p.log.await(t, "the store of the records is away, answers are kept in the spool")
	release()
	p.log.await(t, "everything from the spool is in the store")
	l.until(p.url, func() bool { return l.count(http.StatusNoContent) > 400 })
	p.stop(t)
	l.check(openFile(t, filepath.Join(folder, "records.db")))
}

// A copy is made while visitors answer: it does not wait for them, nor they for it, and has all that was acknowledged before.
func TestABackupWhileAnswersCome(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, args...)
	l.more(p, 2000)
	l.mu.Lock()
	before := maps.Clone(l.kept)
	l.mu.Unlock()
	done := make(chan struct{})
	var load sync.WaitGroup
	load.Go(func() {
		l.until(p.url, func() bool {
			select {
			case <-done:
				return true
			default:
				return false
			}
		})
	})
	cmd := exec.CommandContext(t.Context(), "biscotte", "records", "backup", "backup.db", "--records", "records.db")
	cmd.Dir = folder
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	close(done)
	load.Wait()
	p.stop(t)
	if l.count(http.StatusNoContent) <= len(before) || len(l.statuses) > 1 {
		t.Errorf("visitors waited for it: %v", l.statuses)
	}
	all := l.kept
	l.kept = before
	l.check(openFile(t, filepath.Join(folder, "backup.db")))
	l.kept = all
	l.check(openFile(t, filepath.Join(folder, "records.db")))
}

// A copy that is interrupted is no file of records: it would be taken for one of records that never were.
func TestABackupThatIsKilled(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, args...)
	l.more(p, 2000)
	p.stop(t)
	for i := range 5 {
		name := fmt.Sprintf("backup%d.db", i)
		cmd := exec.CommandContext(t.Context(), "biscotte", "records", "backup", name, "--records", "records.db")
		cmd.Dir = folder
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for begun := false; !begun; {
			found, err := filepath.Glob(filepath.Join(folder, name+"*"))
			if begun = len(found) > 0; err != nil {
				t.Fatal(err)
			}
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if path := filepath.Join(folder, name); isThere(path) {
			l.check(openFile(t, path)) // it was done already
		}
	}
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// lockFile takes the lock of whoever writes to a file, until the function that it returns is called.
func lockFile(t *testing.T, path string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := db.ExecContext(t.Context(), "ROLLBACK"); err != nil {
			t.Error(err)
		}
		db.Close()
	}
}

// Banners that were shown are in the counts, also where the server ends at once.
func TestBannersAreCounted(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	l.write(folder, replacing(`"endpoint": "/choice"`, `"endpoint": "/choice", "shown": true`))
	p := launch(t, folder, args...)
	for range 3 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+"shown", strings.NewReader(`{"language":"en"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "text/plain;charset=UTF-8")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		w, err := l.client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		w.Body.Close()
		if w.StatusCode != http.StatusNoContent || len(w.Cookies()) > 0 {
			t.Errorf("status %d, cookies %v", w.StatusCode, w.Cookies())
		}
	}
	p.stop(t)
	got, err := openFile(t, filepath.Join(folder, "records.db")).Counts(t.Context(), "0000-00-00", "9999-99-99")
	if err != nil || len(got) != 1 || got[0].What != record.Shown || got[0].N != 3 || got[0].Site != "The harbour's data" {
		t.Errorf("counted %+v, %v", got, err)
	}
}

// Records that may not be written are told of at the start, before anybody is asked.
func TestAFileThatMayNotBeWritten(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	asking(t, folder)
	launch(t, folder, args...).stop(t)
	for _, name := range []string{"records.db", "."} {
		path := filepath.Join(folder, name)
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, before.Mode()&^0o222); err != nil {
			t.Fatal(err)
		}
		cmd := unprivileged(t, args...)
		cmd.Dir = folder
		text, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(text), `opening the records "records.db": permission denied`) {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
		if err := os.Chmod(path, before.Mode()); err != nil {
			t.Fatal(err)
		}
	}
}

// unprivileged is the program without the right of root to write everywhere.
func unprivileged(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	if os.Geteuid() != 0 {
		return exec.CommandContext(t.Context(), "biscotte", args...)
	}
	const without = "-dac_override,-dac_read_search"
	all := append([]string{"--bounding-set=" + without, "--inh-caps=" + without, "biscotte"}, args...)
	return exec.CommandContext(t.Context(), "setpriv", all...)
}
