package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/valyala/fasthttp"

	"biscotte/policy"
)

// asker sends answers, each with an id of its own.
type asker struct {
	policy string // the file
	script string // the file that has wrk send answers
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
	a := &asker{policy: path, before: `{"id":"`, after: `","choice":"` + c.Encode() + `","language":"` + p.Default + `","source":"banner"}`}
	a.script = filepath.Join(dir, "answers.lua")
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

// fast has wrk send answers as fast as the server takes them, with a series of ids of its own.
func (a *asker) fast(ctx context.Context, url string, connections int, d time.Duration) (perSecond float64, err error) {
	series := make([]byte, 12)
	_, _ = rand.Read(series) // it never fails (crypto/rand)
	script := fmt.Sprintf(answers, a.before, a.after, hex.EncodeToString(series))
	if err := os.WriteFile(a.script, []byte(script), 0o644); err != nil {
		return 0, fmt.Errorf("writing what wrk sends: %w", err)
	}
	r, err := wrkScript(ctx, a.script, url, connections, d)
	a.taken.Add(int64(r.Requests))
	return r.PerSecond, err
}

// run has as many connections answer for a while, at a rate in answers per second. Waiting counts from when an answer was due, so that a server that stalls cannot hide it.
func (a *asker) run(ctx context.Context, url string, connections int, rate float64, d time.Duration) (p99 time.Duration, err error) {
	client := &fasthttp.HostClient{Addr: strings.TrimPrefix(url, "http://"), MaxConns: connections}
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
				errs[i] = a.send(client, url)
				waits[i] = append(waits[i], time.Since(due))
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return 0, err
		}
	}
	sorted := slices.Sorted(slices.Values(slices.Concat(waits...)))
	return sorted[len(sorted)*99/100], ctx.Err()
}

func (a *asker) send(client *fasthttp.HostClient, url string) error {
	q, w := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(q)
	defer fasthttp.ReleaseResponse(w)
	q.SetRequestURI(url + "/choice")
	q.Header.SetMethod(fasthttp.MethodPost)
	q.Header.SetContentType("application/json")
	q.Header.Set("Sec-Fetch-Site", "same-origin")
	q.SetBodyString(a.body())
	if err := client.Do(q, w); err != nil {
		return fmt.Errorf("answering: %w", err)
	}
	if w.StatusCode() != fasthttp.StatusNoContent {
		return fmt.Errorf("answering: status %d: %s", w.StatusCode(), w.Body())
	}
	a.taken.Add(1)
	return nil
}
