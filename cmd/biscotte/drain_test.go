package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// A load balancer hears first that a server is to stop; an answer under way is taken, and its visitor told so.
func TestAnAnswerUnderWayAtSIGTERM(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l := asking(t, folder)
	p := launch(t, folder, append(args, "--drain", "1h")...)
	conn, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(p.url, "http://"), "/"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := fmt.Sprintf(`{"id":"0123456789abcdef0123456789abcdef","choice":"%s","language":"en","shown":"%s","source":"banner"}`, l.choice, l.shown)
	fmt.Fprintf(conn, "POST /choice HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\nContent-Length: %d\r\n\r\n%s",
		len(body), body[:20])
	if got := status(t, p.url+"readyz"); got != http.StatusOK {
		t.Errorf("before it is to stop: %d", got)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for status(t, p.url+"readyz") != http.StatusServiceUnavailable { // the signal is on its way
	}
	if err := p.cmd.Process.Signal(syscall.SIGHUP); err != nil { // somebody has changed the policy, too
		t.Fatal(err)
	}
	if got := status(t, p.url+"healthz"); got != http.StatusOK {
		t.Errorf("it lives, and says %d", got)
	}
	io.WriteString(conn, body[20:])
	w, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || w.StatusCode != http.StatusNoContent {
		t.Errorf("the answer under way: %+v, %v", w, err)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil { // whoever asks twice does not want to wait
		t.Fatal(err)
	}
	p.cmd.Wait()
}

// A reload that comes while the server starts does not end it: a service manager takes that for its own wish, and starts it
// no more.
func TestAReloadWhileItStarts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	asking(t, folder)
	database, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer database.Close()
	cmd := exec.CommandContext(t.Context(), "biscotte", append(args[:len(args)-2:len(args)-2],
		"--records", "postgres://u@"+database.Addr().String()+"/db?sslmode=disable", "--chain", "a", "--spool", "a.spool")...)
	cmd.Dir = folder
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	if _, err := database.Accept(); err != nil { // and it waits for an answer
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Errorf("it prints %q, %v", line, err)
	}
}

// With one of its servers, the process ends.
func TestTogether(t *testing.T) {
	fault := errors.New("gone")
	waits := func(ctx context.Context) error { <-ctx.Done(); return nil }
	if err := together(t.Context(), waits, nil, func(context.Context) error { return fault }); !errors.Is(err, fault) {
		t.Errorf("it ends with %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := together(ctx, waits, waits); err != nil {
		t.Errorf("stopped, it ends with %v", err)
	}
}
