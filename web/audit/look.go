package audit

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/debugger"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"

	"biscotte/policy/audit"
)

//go:embed kept.js
var keptScript string

//go:embed facts.js
var factsScript string

// source reads the page's source from the browser; one that is too large or gone is empty.
func (t *tab) source(ctx context.Context) (*source, [32]byte) {
	t.r.mu.Lock()
	document := t.r.document
	t.r.mu.Unlock()
	if document == nil {
		return readSource(t.page, nil), [32]byte{}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, network.GetResponseBody, network.GetResponseBodyParams{RequestID: document.id})
	if err != nil {
		return readSource(withoutFragment(document.url), nil), [32]byte{}
	}
	return readSource(withoutFragment(document.url), result.Body), sha256.Sum256(result.Body)
}

// see writes down what the tab keeps now and what has happened in it since the phase began.
func (t *tab) see(ctx context.Context, v audit.Visit) (audit.Visit, error) {
	s, _ := t.source(ctx)
	kept, err := t.kept(ctx)
	if err != nil {
		return v, t.failed(ctx, err)
	}
	if t.o.Pictures {
		v.Picture = t.picture(ctx)
	}
	t.readInline(ctx, s.page)
	t.r.mu.Lock()
	defer t.r.mu.Unlock()
	tracing := &tracer{t.r, s}
	v.Page, v.Kept = t.page, kept
	for i := range t.r.writes {
		t.addWrite(&v, &t.r.writes[i], tracing)
	}
	for _, one := range t.r.requests {
		t.addRequest(&v, one, tracing)
	}
	if t.r.dialogs > 0 {
		v.Notes = append(v.Notes, "a dialog was closed")
	}
	if !t.r.loaded {
		v.Notes = append(v.Notes, "the page was still loading")
	}
	if len(s.elements) == 0 {
		v.Notes = append(v.Notes, "the page's source is too large or was not to be had: tags are not named")
	}
	if t.r.cut {
		v.Notes = append(v.Notes, "the page did more than is remembered: the rest was left out")
	}
	return v, nil
}

// maxInline bounds the scripts whose texts are read.
const maxInline = 50

// readInline reads the texts of inline scripts that other scripts have put into the page: by them the gate's are told from a
// tag manager's. One that has gone meanwhile is left out.
func (t *tab) readInline(ctx context.Context, page string) {
	var ids []cdp.ScriptID
	t.r.mu.Lock()
	for id, script := range t.r.scripts {
		if _, known := t.r.inline[id]; !known && script.StackTrace != nil && (script.URL == "" || withoutFragment(script.URL) == page) && len(ids) < maxInline {
			ids = append(ids, id)
		}
	}
	t.r.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for _, id := range ids {
		got, err := chromedp.Call(ctx, debugger.GetScriptSource, debugger.GetScriptSourceParams{ScriptID: id})
		if err != nil {
			continue
		}
		t.r.mu.Lock()
		t.r.inline[id] = got.ScriptSource
		t.r.mu.Unlock()
	}
}

// addWrite adds a write to a visit, and to what is kept of it.
func (t *tab) addWrite(v *audit.Visit, w *write, tracing *tracer) {
	third := !sameSite(w.host, hostOf(t.page))
	cause := tracing.ofWrite(w)
	for i := range v.Kept {
		if k := &v.Kept[i]; k.Kind == w.kind && k.Name == w.name && w.isOf(k) {
			k.At, k.Cause = w.at, cause
		}
	}
	switch {
	case w.at < t.from:
	case w.probe:
		v.Probes = append(v.Probes, audit.Probe{At: w.at, Call: w.name, Cause: cause})
	default:
		origin := w.origin
		if w.kind == audit.KindCookie {
			origin = w.host
		}
		v.Writes = append(v.Writes, audit.Write{At: w.at, Kind: w.kind, Name: w.name, Origin: origin, ThirdParty: third, Cause: cause})
	}
}

// isOf reports whether a write can have made what is kept.
func (w *write) isOf(k *audit.Item) bool {
	if k.Kind != audit.KindCookie {
		return w.origin == k.Origin
	}
	if w.path != "" && w.path != k.Cookie.Path {
		return false
	}
	domain := strings.TrimPrefix(k.Origin, ".")
	return w.host == domain || strings.HasSuffix(w.host, "."+domain)
}

// addRequest adds a request for another origin to a visit.
func (t *tab) addRequest(v *audit.Visit, one *request, tracing *tracer) {
	origin := originOf(t.page)
	if tracing.s != nil {
		origin = originOf(tracing.s.page)
	}
	isOwn := one.frame == t.r.tab && one.kind == network.ResourceTypeDocument
	if one.at < t.from || !isWeb(one.url) || isOwn || one.kind == network.ResourceTypePreflight || originOf(one.url) == origin {
		return
	}
	bare, query := withoutValues(one.url)
	if t.o.Values {
		bare = one.url
	}
	v.Requests = append(v.Requests, audit.Request{
		At: one.at, URL: bare, Host: hostOf(one.url), Method: one.method, Type: strings.ToLower(string(one.kind)), Query: query, Cookies: one.cookies, Body: one.body,
		ThirdParty: !sameSite(hostOf(one.url), hostOf(t.page)), Cause: tracing.ofRequest(one),
	})
}

// keptHere is what an origin keeps.
type keptHere struct {
	Origin, Host                            string
	Local, Session, Database, Cache, Worker []struct {
		Name string
		Size int64
	}
}

// kept lists the profile's cookies, and what the origins of the page and its frames keep besides.
func (t *tab) kept(ctx context.Context) ([]audit.Item, error) {
	all, err := t.cookies(ctx)
	if err != nil {
		return nil, err
	}
	origins := map[string]bool{}
	for _, frame := range t.frames() {
		var here keptHere
		if err := t.evaluate(ctx, keptScript, frame, &here); err != nil || origins[here.Origin] {
			continue // a frame that has gone meanwhile
		}
		origins[here.Origin] = true
		third := !sameSite(here.Host, hostOf(t.page))
		for _, list := range []struct {
			kind  audit.Kind
			names []struct {
				Name string
				Size int64
			}
		}{
			{audit.KindLocal, here.Local},
			{audit.KindSession, here.Session},
			{audit.KindDatabase, here.Database},
			{audit.KindCache, here.Cache},
			{audit.KindWorker, here.Worker},
		} {
			for _, one := range list.names {
				all = append(all, audit.Item{Kind: list.kind, Name: one.Name, Origin: here.Origin, ThirdParty: third, Size: one.Size})
			}
		}
	}
	return all, nil
}

// cookies lists the cookies of the profile, those of other sites and those that scripts cannot see included, but for those
// that it began with.
func (t *tab) cookies(ctx context.Context) ([]audit.Item, error) {
	result, err := chromedp.CallBrowser(ctx, storage.GetCookies, storage.GetCookiesParams{BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID})
	if err != nil {
		return nil, err
	}
	var all []audit.Item
	for _, c := range result.Cookies {
		if t.baked(c.Name, c.Value) {
			continue
		}
		item := audit.Item{
			Kind: audit.KindCookie, Name: c.Name, Origin: c.Domain, Size: c.Size, ThirdParty: !sameSite(c.Domain, hostOf(t.page)),
			Cookie: &audit.Attributes{
				Path: c.Path, Secure: c.Secure, HTTPOnly: c.HTTPOnly, SameSite: string(c.SameSite), Partitioned: c.PartitionKey != nil,
			},
		}
		if !c.Session {
			item.Cookie.Seconds = max(1, int64(c.Expires-float64(time.Now().Unix())))
		}
		if t.o.Values {
			item.Value = c.Value
		}
		all = append(all, item)
	}
	return all, nil
}

func (t *tab) baked(name, value string) bool {
	for _, one := range t.o.Cookies {
		if one == name+"="+value {
			return true
		}
	}
	return false
}

// facts tells what the page is like.
func (t *tab) facts(ctx context.Context) (*audit.Facts, error) {
	chained := func(selector string) string {
		first, _, _ := strings.Cut(selector, ">>")
		return strconv.Quote(strings.TrimSpace(first))
	}
	script := strings.NewReplacer(
		"BUTTONS", buttons, "ACCEPT", chained(t.o.Accept), "REFUSE", chained(t.o.Refuse), "SETTINGS", chained(t.o.Withdraw),
	).Replace(factsScript)
	var f audit.Facts
	if err := t.evaluate(ctx, script, 0, &f); err != nil {
		return nil, t.failed(ctx, err)
	}
	s, _ := t.source(ctx)
	f.Elements = s.told()
	t.r.mu.Lock()
	defer t.r.mu.Unlock()
	if d := t.r.document; d != nil {
		header := http.Header{}
		for name, value := range d.headers {
			if text, ok := value.(string); ok {
				header.Set(name, text)
			}
		}
		f.CacheControl, f.Vary = header.Get("Cache-Control"), header.Get("Vary")
	}
	return &f, nil
}

// picture is what the window shows; none is no reason to see nothing.
func (t *tab) picture(ctx context.Context) []byte {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatJpeg, Quality: ptr[int64](50)})
	if err != nil {
		return nil
	}
	return shot.Data
}
