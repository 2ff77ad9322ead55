package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"time"
)

// wrkResult is what wrk saw of one server and one file.
type wrkResult struct {
	Requests  int
	PerSecond float64
	P99       time.Duration
}

var (
	wrkRate     = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`)
	wrkP99      = regexp.MustCompile(`\s99%\s+([\d.]+(?:us|ms|s|m))\b`)
	wrkRequests = regexp.MustCompile(`(?m)^\s*(\d+) requests in`)
	wrkTrouble  = regexp.MustCompile(`(?m)^\s*(Non-2xx or 3xx responses|Socket errors):.*$`)
)

// wrk asks for one URL over and over for a while, from one thread on a core of its own: the others are the server's.
func wrk(ctx context.Context, url string, connections int, d time.Duration) (wrkResult, error) {
	asking, _ := apart(runtime.NumCPU())
	return runWrk(ctx, append(asking, "wrk", "--header=Accept-Encoding: br"), url, connections, d)
}

// wrkScript has wrk send what a script in Lua says, wherever there is room.
func wrkScript(ctx context.Context, script string, url string, connections int, d time.Duration) (wrkResult, error) {
	return runWrk(ctx, []string{"wrk", "--script=" + script}, url, connections, d)
}

func runWrk(ctx context.Context, command []string, url string, connections int, d time.Duration) (wrkResult, error) {
	args := slices.Concat(command, []string{
		"--threads=1", "--connections=" + strconv.Itoa(connections), "--duration=" + strconv.Itoa(int(d.Seconds())) + "s",
		"--latency", url,
	})
	out, err := exec.CommandContext(ctx, args[0], args[1:]...).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return wrkResult{}, fmt.Errorf("finding wrk (apt-get install wrk): %w", err)
	}
	if err != nil {
		return wrkResult{}, fmt.Errorf("running wrk on %s: %w: %s", url, err, out)
	}
	return parseWrk(string(out))
}

// parseWrk fails on answers that were no answers: a rate of errors is no rate.
func parseWrk(out string) (wrkResult, error) {
	if trouble := wrkTrouble.FindString(out); trouble != "" {
		return wrkResult{}, fmt.Errorf("reading what wrk says: %s", trouble)
	}
	rate, p99, requests := wrkRate.FindStringSubmatch(out), wrkP99.FindStringSubmatch(out), wrkRequests.FindStringSubmatch(out)
	if rate == nil || p99 == nil || requests == nil {
		return wrkResult{}, fmt.Errorf("reading what wrk says: no rate, p99 or count in %q", out)
	}
	var r wrkResult
	var errs [3]error
	r.PerSecond, errs[0] = strconv.ParseFloat(rate[1], 64)
	r.P99, errs[1] = time.ParseDuration(p99[1])
	r.Requests, errs[2] = strconv.Atoi(requests[1])
	return r, errors.Join(errs[:]...)
}
