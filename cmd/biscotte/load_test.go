package main

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/record"
	"biscotte/web/record/storetest"
	"biscotte/web/site"
)

// askers is how many visitors answer at once in these tests.
const askers = 16

// load is many visitors who answer, each with a record of its own.
type load struct {
	t      *testing.T
	choice string
	shown  string // what the paths of the texts begin with
	client *http.Client

	mu       sync.Mutex
	sent     int
	kept     map[record.Ref]bool // those that were acknowledged
	statuses map[int]int
}

// asking writes a policy that has answers sent to the server into a folder, and returns visitors to it.
func asking(t *testing.T, folder string) *load {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "policy.json"))
	if err != nil {
		t.Fatal(err)
	}
	source = []byte(strings.Replace(string(source), `"version": 1,`, `"version": 1, "records": {"endpoint": "/choice"},`, 1))
	if err := os.WriteFile(filepath.Join(folder, "policy.json"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: askers}}
	t.Cleanup(client.CloseIdleConnections)
	l := &load{t: t, client: client, kept: map[record.Ref]bool{}, statuses: map[int]int{}}
	l.asked(folder)
	return l
}

// asked has visitors answer what the policy in a folder asks now.
func (l *load) asked(folder string) {
	l.t.Helper()
	source, err := os.ReadFile(filepath.Join(folder, "policy.json"))
	if err != nil {
		l.t.Fatal(err)
	}
	p, err := policy.Load("policy.json", source)
	if err != nil {
		l.t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		l.t.Fatal(err)
	}
	s, err := site.Assemble(p, source, d, "")
	if err != nil {
		l.t.Fatal(err)
	}
	l.choice = policy.Decide(p.Purposes(), time.Now().Unix(), func(string) bool { return true }, nil).Encode()
	l.shown = s.Asked[0].Begin
}

// answer sends one, and reports whether the server lives.
func (l *load) answer(url string) bool {
	id, err := record.NewID(rand.Reader)
	if err != nil {
		l.t.Error(err)
		return false
	}
	body := fmt.Sprintf(`{"id":"%s","choice":"%s","language":"en","shown":"%s","source":"banner"}`, id, l.choice, l.shown)
	r, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, url+"choice", strings.NewReader(body))
	if err != nil {
		l.t.Error(err)
		return false
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w, err := l.client.Do(r)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent++
	if err != nil {
		return false
	}
	w.Body.Close()
	l.statuses[w.StatusCode]++
	if w.StatusCode == http.StatusNoContent {
		l.kept[id.Ref()] = true
	}
	return true
}

// until has everybody answer, again and again, until the server is dead or enough says so.
func (l *load) until(url string, enough func() bool) {
	var all sync.WaitGroup
	for range askers {
		all.Go(func() {
			for !enough() && l.answer(url) {
			}
		})
	}
	all.Wait()
}

// count is how many were answered with a status.
func (l *load) count(status int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.statuses[status]
}

// check wants every acknowledged record to be there, once, and every chain to be whole.
func (l *load) check(s record.Store) {
	l.t.Helper()
	reports := storetest.Verified(l.t, s)
	total := 0
	for _, r := range reports {
		total += r.Records
	}
	found := map[record.Ref]bool{}
	err := s.Read(l.t.Context(), func(r record.Reader) error {
		for name := range reports {
			for p, err := range r.Records(name) {
				if err != nil {
					return err
				}
				found[p.Ref] = true
			}
		}
		return nil
	})
	if err != nil {
		l.t.Fatal(err)
	}
	for ref := range l.kept {
		if !found[ref] {
			l.t.Errorf("%s was acknowledged and is not there", ref)
		}
	}
	if total != len(found) || total > l.sent {
		l.t.Errorf("%d records of %d visitors, where %d answered", total, len(found), l.sent)
	}
	l.t.Logf("%d sent, %d acknowledged, %d there, statuses %v", l.sent, len(l.kept), total, l.statuses)
}

// checkTexts wants what the visitors of so many policies were shown to be there.
func (l *load) checkTexts(s record.Store, policies int) {
	l.t.Helper()
	texts := map[record.Hash]bool{}
	for ref := range l.kept {
		r, err := s.Find(l.t.Context(), ref)
		if err != nil {
			l.t.Fatal(err)
		}
		if texts[r.Revision] {
			continue
		}
		texts[r.Revision] = true
		if n, err := s.Snapshot(l.t.Context(), r.Revision); err != nil {
			l.t.Errorf("what was shown: %v", err)
		} else if _, err := n.Files(); err != nil {
			l.t.Errorf("what was shown: %v", err)
		}
	}
	if len(texts) != policies {
		l.t.Errorf("the records refer to %d texts, want %d", len(texts), policies)
	}
}
