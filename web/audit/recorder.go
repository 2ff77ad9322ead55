package audit

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/debugger"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"

	"biscotte/policy/audit"
)

// Bounds of what is remembered of one profile.
const (
	maxWrites   = 4000
	maxRequests = 4000
	maxScripts  = 4000
)

// recorder remembers what the browser tells of one tab. Its events come one after the other, while others read.
type recorder struct {
	mu    sync.Mutex
	key   string // marks messages of our own script
	start time.Time

	writes   []write
	requests []*request
	hops     map[network.RequestID][]*request // redirects have one id
	first    map[string]*request              // by address
	answers  map[network.RequestID]int        // answers with header fields so far
	scripts  map[cdp.ScriptID]*debugger.EventScriptParsed
	inline   map[cdp.ScriptID]string               // the texts of scripts that other scripts have put into the page
	frames   map[string]runtime.ExecutionContextID // that pages' own scripts run in

	flying   map[network.RequestID]time.Time
	last     time.Time
	loaded   bool
	crashed  bool
	dialogs  int
	document *request
	tab      cdp.FrameID
	cut      bool
}

// write is something kept, with the stack or the request that did it.
type write struct {
	at           int64
	kind         audit.Kind
	name, origin string
	host         string
	path         string // a cookie's, "" where it is not known
	probe        bool
	stack        *runtime.StackTrace
	response     *request
}

// request is one that was sent.
type request struct {
	at      int64
	url     string
	method  string
	kind    network.ResourceType
	body    bool
	cookies []string
	by      *network.Initiator
	id      network.RequestID
	frame   cdp.FrameID
	status  int64
	headers network.Headers
}

func newRecorder(key string) *recorder {
	now := time.Now()
	return &recorder{
		key: key, start: now, last: now,
		hops: map[network.RequestID][]*request{}, first: map[string]*request{}, answers: map[network.RequestID]int{},
		scripts: map[cdp.ScriptID]*debugger.EventScriptParsed{}, inline: map[cdp.ScriptID]string{}, frames: map[string]runtime.ExecutionContextID{},
		flying: map[network.RequestID]time.Time{},
	}
}

// hear takes an event in. It must not call the browser.
func (r *recorder) hear(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.sent(e)
	case *network.EventRequestWillBeSentExtraInfo:
		r.carried(e)
	case *network.EventWebSocketCreated:
		r.remember(&request{url: e.URL, method: "GET", kind: network.ResourceTypeWebSocket, by: e.Initiator, id: e.RequestID})
	case *network.EventResponseReceived:
		r.answered(e)
	case *network.EventResponseReceivedExtraInfo:
		r.setCookies(e)
	case *network.EventLoadingFinished:
		r.rest(e.RequestID)
	case *network.EventLoadingFailed:
		r.rest(e.RequestID)
	case *runtime.EventConsoleAPICalled:
		r.told(e)
	case *debugger.EventScriptParsed:
		if len(r.scripts) < maxScripts {
			r.scripts[e.ScriptID] = e
		}
	default:
		r.hearPage(event)
	}
}

// hearPage takes in what the page itself does.
func (r *recorder) hearPage(event any) {
	switch e := event.(type) {
	case *runtime.EventExecutionContextCreated:
		if strings.Contains(string(e.Context.AuxData), `"type":"default"`) {
			r.frames[e.Context.UniqueID] = e.Context.ID
		}
	case *runtime.EventExecutionContextDestroyed:
		delete(r.frames, e.ExecutionContextUniqueID)
	case *runtime.EventExecutionContextsCleared:
		clear(r.frames)
	case *page.EventLoadEventFired:
		r.loaded, r.last = true, time.Now()
	case *page.EventJavascriptDialogOpening:
		r.dialogs++
	case *inspector.EventTargetCrashed:
		r.crashed = true
	}
}

func (r *recorder) now() int64 { return time.Since(r.start).Milliseconds() }

func (r *recorder) sent(e *network.EventRequestWillBeSent) {
	r.flying[e.RequestID], r.last = time.Now(), time.Now()
	one := &request{
		url: e.Request.URL, method: e.Request.Method, kind: e.Type, body: e.Request.HasPostData, by: e.Initiator, id: e.RequestID, frame: e.FrameID,
	}
	if e.Type == network.ResourceTypeDocument && e.FrameID == r.tab {
		r.document, r.loaded = one, false
	}
	r.remember(one)
}

func (r *recorder) remember(one *request) {
	one.at = r.now()
	if len(r.requests) >= maxRequests {
		r.cut = true
		return
	}
	r.requests = append(r.requests, one)
	r.hops[one.id] = append(r.hops[one.id], one)
	if _, ok := r.first[one.url]; !ok {
		r.first[one.url] = one
	}
}

func (r *recorder) carried(e *network.EventRequestWillBeSentExtraInfo) {
	hops := r.hops[e.RequestID]
	if len(hops) == 0 {
		return
	}
	one := hops[len(hops)-1]
	for _, c := range e.AssociatedCookies {
		if len(c.BlockedReasons) == 0 && len(one.cookies) < 100 {
			one.cookies = append(one.cookies, c.Cookie.Name)
		}
	}
}

func (r *recorder) answered(e *network.EventResponseReceived) {
	r.last = time.Now()
	if hops := r.hops[e.RequestID]; len(hops) > 0 {
		one := hops[len(hops)-1]
		one.status, one.headers = e.Response.Status, e.Response.Headers
	}
	// What never ends is no sign of unrest.
	if e.Type == network.ResourceTypeEventSource || e.Type == network.ResourceTypeMedia {
		delete(r.flying, e.RequestID)
	}
}

// setCookies remembers the cookies that an answer has set. The n-th answer to an id is the one to its n-th redirect.
func (r *recorder) setCookies(e *network.EventResponseReceivedExtraInfo) {
	n := r.answers[e.RequestID]
	r.answers[e.RequestID]++
	hops := r.hops[e.RequestID]
	if len(hops) == 0 {
		return
	}
	one := hops[min(n, len(hops)-1)]
	for name, value := range e.Headers {
		text, ok := value.(string)
		if !ok || !strings.EqualFold(name, "set-cookie") {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			if slices.ContainsFunc(e.BlockedCookies, func(b *network.BlockedSetCookieWithReason) bool { return b.CookieLine == line }) {
				continue // the browser has not kept it
			}
			name, _, _ := strings.Cut(line, "=")
			r.keep(write{kind: audit.KindCookie, name: strings.TrimSpace(name), host: hostOf(one.url), origin: originOf(one.url), response: one})
		}
	}
}

func (r *recorder) rest(id network.RequestID) {
	delete(r.flying, id)
	r.last = time.Now()
}

// told takes a message of our own script in, and nobody else's.
func (r *recorder) told(e *runtime.EventConsoleAPICalled) {
	if len(e.Args) != 6 || text(e.Args[0]) != r.key {
		return
	}
	kind := text(e.Args[1])
	r.keep(write{
		kind: audit.Kind(kind), probe: kind == "probe", name: text(e.Args[2]), origin: text(e.Args[3]), host: text(e.Args[4]), path: text(e.Args[5]), stack: e.StackTrace,
	})
}

func (r *recorder) keep(w write) {
	if len(r.writes) >= maxWrites {
		r.cut = true
		return
	}
	w.at = r.now()
	r.writes = append(r.writes, w)
}

// text is the text of an argument, "" if it is none.
func text(o *runtime.RemoteObject) string {
	var s string
	_ = json.Unmarshal(o.Value, &s)
	return s
}

// quiet reports whether nothing has happened for a while. A request that hangs for longer than patience does not count.
func (r *recorder) quiet(wait, patience time.Duration) (quiet, loaded bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, since := range r.flying {
		if time.Since(since) < patience {
			return false, r.loaded
		}
	}
	return time.Since(r.last) >= wait, r.loaded
}
