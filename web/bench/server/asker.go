package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"biscotte/policy"
)

// asker sends answers, each with an id of its own.
type asker struct {
	policy string // the file
	dir    string // for files that have wrk send answers
	before string // the body up to the id
	after  string // the body from there on
	series [8]byte
	next   atomic.Uint64
	taken  atomic.Int64
}

// answers is what wrk runs for every request. The ids are spread, as random ones are: what counts up comes first, the low
// byte before all. %[3]s is the series; each call of wrk has one.
const answers = `local n = 0
local headers = {["Content-Type"] = "application/json", ["Sec-Fetch-Site"] = "same-origin"}
request = function()
	n = n + 1
	return wrk.format("POST", "/choice", headers, [[%[1]s]] .. bit.tohex(bit.bswap(n)) .. "%[3]s" .. [[%[2]s]])
end
`

func newAsker(o options, dir string) (*asker, error) {
	path, p, err := keepingPolicy(o, dir)
	if err != nil {
		return nil, err
	}
	c := policy.Decide(p.Purposes(), time.Now().Unix(), func(string) bool { return true }, nil)
	a := &asker{policy: path, dir: dir, before: `{"id":"`, after: `","choice":"` + c.Encode() + `","language":"` + p.Default + `","source":"banner"}`}
	_, _ = rand.Read(a.series[:]) // it never fails (crypto/rand)
	return a, nil
}

// kept is how many answers were acknowledged.
func (a *asker) kept() int { return int(a.taken.Load()) }

func (a *asker) body() string {
	var id [16]byte
	binary.BigEndian.PutUint64(id[:], a.next.Add(1)*0x9e3779b97f4a7c15) // spread, as random ids are
	copy(id[8:], a.series[:])
	return a.before + hex.EncodeToString(id[:]) + a.after
}

// fast has wrk send answers as fast as the servers take them, to each an equal part of the connections.
func (a *asker) fast(ctx context.Context, f fleet, connections int, d time.Duration) (perSecond float64, err error) {
	results, errs := make([]wrkResult, len(f)), make([]error, len(f))
	var all sync.WaitGroup
	for i, s := range f {
		all.Go(func() { results[i], errs[i] = a.wrk(ctx, s, connections/len(f), d) })
	}
	all.Wait()
	for _, r := range results {
		a.taken.Add(int64(r.Requests))
		perSecond += r.PerSecond
	}
	return perSecond, errors.Join(errs...)
}

// wrk has a series of ids of its own each time.
func (a *asker) wrk(ctx context.Context, s *server, connections int, d time.Duration) (wrkResult, error) {
	series := make([]byte, 12)
	_, _ = rand.Read(series) // it never fails (crypto/rand)
	name := hex.EncodeToString(series)
	script := filepath.Join(a.dir, name+".lua")
	if err := os.WriteFile(script, fmt.Appendf(nil, answers, a.before, a.after, name), 0o644); err != nil {
		return wrkResult{}, fmt.Errorf("writing what wrk sends: %w", err)
	}
	return wrkScript(ctx, script, s.url, connections, d)
}

// run has as many connections answer for a while, at a rate in answers per second, in turn to each server. Waiting counts
// from when an answer was due, so that a server that stalls cannot hide it.
func (a *asker) run(ctx context.Context, f fleet, connections int, rate float64, d time.Duration) (p99 time.Duration, err error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}}
	defer client.CloseIdleConnections()
	var all sync.WaitGroup
	waits := make([][]time.Duration, connections)
	errs := make([]error, connections)
	began := time.Now()
	for i := range connections {
		all.Go(func() {
			for n := 0; ctx.Err() == nil && errs[i] == nil; n++ {
				due := began.Add(time.Duration(float64(i+n*connections) / rate * float64(time.Second)))
				time.Sleep(time.Until(due))
				if due.Sub(began) >= d {
					return
				}
				errs[i] = a.send(ctx, client, f[i%len(f)].url)
				waits[i] = append(waits[i], time.Since(due))
			}
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return 0, err
	}
	sorted := slices.Sorted(slices.Values(slices.Concat(waits...)))
	return sorted[len(sorted)*99/100], ctx.Err()
}

func (a *asker) send(ctx context.Context, client *http.Client, url string) error {
	q, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodPost, url+"/choice", strings.NewReader(a.body()))
	if err != nil {
		return fmt.Errorf("answering: %w", err)
	}
	q.Header.Set("Content-Type", "application/json")
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	w, err := client.Do(q)
	if err != nil {
		return fmt.Errorf("answering: %w", err)
	}
	text, err := io.ReadAll(w.Body)
	if err := errors.Join(err, w.Body.Close()); err != nil {
		return fmt.Errorf("answering: %w", err)
	}
	if w.StatusCode != http.StatusNoContent {
		return fmt.Errorf("answering: status %d: %s", w.StatusCode, text)
	}
	a.taken.Add(1)
	return nil
}
