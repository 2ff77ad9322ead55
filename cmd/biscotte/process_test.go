package main

import (
	"bufio"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is for a program that compiles another on a busy machine.
const patience = 3 * time.Minute

// process is the program as a process of its own, which a signal can reach.
type process struct {
	cmd *exec.Cmd
	url string
	out *bufio.Reader
	log *transcript
}

// launch starts the program in a folder and reads the address that it prints. What is still running when the test ends
// is killed.
func launch(t *testing.T, folder string, args ...string) *process {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "biscotte", args...)
	cmd.Dir = folder
	return launchCommand(t, cmd)
}

func launchCommand(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{cmd: cmd, log: newTranscript()}
	p.cmd.Stderr = p.log
	pipe, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // in vain where the test has stopped it
	p.out = bufio.NewReader(pipe)
	line, err := p.out.ReadString('\n')
	if err != nil {
		t.Fatalf("no address is printed: %v\n%s", err, p.log)
	}
	p.url = strings.TrimSpace(strings.TrimPrefix(line, "biscotte: serving "))
	return p
}

// stop asks the program to end, as a service manager does.
func (p *process) stop(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if more, err := p.out.ReadString('\n'); more != "" {
		t.Errorf("it prints more than its address: %q, %v", more, err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, p.log)
	}
}

// transcript is what a program says, and can be waited for.
type transcript struct {
	mu    sync.Mutex
	text  strings.Builder
	grown chan struct{} // closed when there is more
}

func newTranscript() *transcript { return &transcript{grown: make(chan struct{})} }

func (s *transcript) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.grown)
	s.grown = make(chan struct{})
	return s.text.Write(p)
}

func (s *transcript) String() string {
	text, _ := s.state()
	return text
}

func (s *transcript) state() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String(), s.grown
}

// await returns once the program has said so.
func (s *transcript) await(t *testing.T, want string) {
	t.Helper()
	limit := time.After(patience)
	for {
		text, grown := s.state()
		if strings.Contains(text, want) {
			return
		}
		select {
		case <-grown:
		case <-limit:
			t.Fatalf("it never says %q, but:\n%s", want, text)
		}
	}
}

func TestServeEndsWellOnSIGTERM(t *testing.T) {
	p := launch(t, ".", "serve", "--demo", "--listen", "127.0.0.1:0", "--prefix", "/consent")
	if !strings.HasSuffix(p.url, "/consent/") {
		t.Errorf("it serves %s", p.url)
	}
	for _, path := range []string{"consent.js", "healthz"} {
		if got := status(t, p.url+path); got != http.StatusOK {
			t.Errorf("%s: status %d", path, got)
		}
	}
	p.stop(t)
}
