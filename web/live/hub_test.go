package live

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// connect opens a page's connection to the hub. next reads one event of it.
func connect(t *testing.T, h *Hub) (next func() string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	t.Cleanup(h.Close) // before the server: it waits for its connections
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("the media type is %q", got)
	}
	lines := bufio.NewReader(response.Body)
	return func() string {
		var event strings.Builder
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return err.Error()
			}
			if line == "\n" {
				return event.String()
			}
			event.WriteString(line)
		}
	}
}

func expect(t *testing.T, next func() string, want string) {
	t.Helper()
	if got := next(); got != want {
		t.Errorf("the page is told %q, want %q", got, want)
	}
}

func TestPagesAreToldOfEveryBuild(t *testing.T) {
	h := NewHub()
	h.Built("first")
	next := connect(t, h)
	expect(t, next, "retry: 300\n")
	expect(t, next, "event: built\ndata: \"first\"\n")
	h.Failed("a.go:1:2: expected ';'\nand more")
	expect(t, next, `event: failed`+"\n"+`data: "a.go:1:2: expected ';'\nand more"`+"\n")
	h.Building("the component")
	expect(t, next, "event: building\ndata: \"the component\"\n")
	h.Built("second")
	expect(t, next, "event: built\ndata: \"second\"\n")
}

func TestAPageThatComesLateIsToldTheLastState(t *testing.T) {
	h := NewHub()
	h.Built("first")
	h.Failed("broken")
	next := connect(t, h)
	expect(t, next, "retry: 300\n")
	expect(t, next, "event: failed\ndata: \"broken\"\n")
}

func TestClosingEndsConnections(t *testing.T) {
	h := NewHub()
	next := connect(t, h)
	expect(t, next, "retry: 300\n")
	h.Close()
	expect(t, next, io.EOF.Error())
}

func TestTheScriptIsServedAsOne(t *testing.T) {
	w := httptest.NewRecorder()
	Script(w, nil)
	if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "text/javascript") || w.Body.Len() == 0 {
		t.Errorf("%q, %d bytes", got, w.Body.Len())
	}
}
