// Command server measures how fast our server hands out its files, next to nginx handing out the same bytes.
//
// It knows processes, URLs and the output of wrk; it knows nothing of policies or of how our server works. It talks to
// the loopback interface only, for a bounded time, and stops what it started.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

const usage = `Usage: go run ./web/bench/server [flags]

Starts our server and nginx on free ports, has wrk ask both for consent.js and for the wasm in turn, and prints
medians. Then has our server keep answers, in SQLite and in PostgreSQL, beside the bare engines with the same rows.
The table goes to stdout, talk to stderr, figures to web/bench/results/server.json.
Needs Debian's wrk, nginx and postgresql; with libnginx-mod-http-brotli-static nginx picks the compressed file itself.

`

// Bounds of what may be asked for: a benchmark must end by itself.
const (
	maxRounds      = 15
	maxConnections = 256
	maxTime        = 30 * time.Second
)

type options struct {
	rounds      int
	connections int
	time        time.Duration
	url         string
	pid         int
	wasm        string
	policy      string
	only        string
	out         string
	date        string
}

func main() {
	o, err := readFlags(os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		return
	case err != nil:
		fmt.Fprintf(os.Stderr, "bench-server: error: %v\nbench-server: hint: --help lists the flags\n", err)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err = bench(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintf(os.Stderr, "bench-server: error: %v\n", err)
		os.Exit(1)
	}
}

func readFlags(args []string) (options, error) {
	var o options
	f := flag.NewFlagSet("server", flag.ContinueOnError)
	f.Usage = func() { fmt.Fprint(f.Output(), usage); f.PrintDefaults() }
	f.IntVar(&o.rounds, "rounds", 3, "rounds, each of both servers and both files")
	f.IntVar(&o.connections, "connections", 32, "connections that wrk keeps open")
	f.DurationVar(&o.time, "time", 5*time.Second, "how long wrk asks in each measurement")
	f.StringVar(&o.url, "url", "", "measure our server where it already listens (loopback only) instead of starting it")
	f.IntVar(&o.pid, "pid", 0, "with --url: its process, for the memory")
	f.StringVar(&o.wasm, "wasm", "", "path of the wasm; otherwise found in consent.js")
	f.StringVar(&o.policy, "policy", "policy/opendatasoft.json", "policy that our server serves")
	f.StringVar(&o.only, "only", "", "measure one part alone: files or choices")
	f.StringVar(&o.out, "out", "web/bench/results/server.json", "where the figures go")
	f.StringVar(&o.date, "date", time.Now().UTC().Format(time.DateOnly), "date written into the figures")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	return o, o.check()
}

func (o options) check() error {
	switch {
	case o.rounds < 1 || o.rounds > maxRounds:
		return fmt.Errorf("reading --rounds %d: not from 1 to %d", o.rounds, maxRounds)
	case o.connections < 1 || o.connections > maxConnections:
		return fmt.Errorf("reading --connections %d: not from 1 to %d", o.connections, maxConnections)
	case o.time < time.Second || o.time > maxTime:
		return fmt.Errorf("reading --time %v: not from 1s to %v", o.time, maxTime)
	case o.only != "" && o.only != "files" && o.only != "choices":
		return fmt.Errorf("reading --only %q: neither files nor choices", o.only)
	case o.url != "" && !loopback(o.url):
		return fmt.Errorf("reading --url %q: not a loopback address", o.url)
	}
	return nil
}
