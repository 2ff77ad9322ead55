package live

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Hub tells open pages of builds, over server-sent events (HTML standard, section 9.2).
type Hub struct {
	mu      sync.Mutex
	now     event
	changed chan struct{} // closed at the next event
	stopped chan struct{}
	stop    sync.Once
}

// event is the state of the last build: the id of a good one, the text of what went wrong, or what is being built.
type event struct{ name, data string }

// NewHub has nothing to tell yet.
func NewHub() *Hub {
	return &Hub{changed: make(chan struct{}), stopped: make(chan struct{})}
}

// Built tells of a good build: pages that were drawn from another are loaded again. Ids are never repeated, not even
// by another process.
func (h *Hub) Built(id string) { h.tell(event{"built", id}) }

// Building tells that something is being built: until it is, pages are the last good ones.
func (h *Hub) Building(what string) { h.tell(event{"building", what}) }

// Failed tells of a bad build. Pages show the text until a good one comes.
func (h *Hub) Failed(text string) { h.tell(event{"failed", text}) }

// Close ends the connections that are open.
func (h *Hub) Close() { h.stop.Do(func() { close(h.stopped) }) }

func (h *Hub) tell(e event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = e
	close(h.changed)
	h.changed = make(chan struct{})
}

func (h *Hub) state() (event, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now, h.changed
}

// ServeHTTP keeps one page told, from the state as it is now. A page that has missed something in between has missed
// nothing: the last state is all there is to know.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	// The server's time limits are for visitors; not every writer has one to lift.
	_ = control.SetReadDeadline(time.Time{})
	_ = control.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprint(w, "retry: 300\n\n")
	for {
		now, changed := h.state()
		if now.name != "" {
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", now.name, oneLine(now.data))
		}
		if control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-h.stopped:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// oneLine is s as JSON: an event's data ends at the end of its line.
func oneLine(s string) []byte {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err) // it is a string
	}
	return data
}
