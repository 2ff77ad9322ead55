package audit

import (
	"context"
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/debugger"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is one window of a browser with a profile of its own.
type tab struct {
	ctx  context.Context
	r    *recorder
	o    Options
	page string
	from int64 // acts before this moment belong to an earlier phase
}

//go:embed watch.js
var watch string

// maxBody bounds the bytes of a page's source that the browser keeps for us.
const maxBody = 8 << 20

// openTab opens a window with an empty profile, and everything ready to see what happens in it.
func openTab(parent context.Context, o Options, address string) (*tab, context.CancelFunc, error) {
	r := newRecorder(rand.Text())
	ctx, cancel := chromedp.NewContext(parent, chromedp.WithNewBrowserContext(), chromedp.WithListener(r.hear))
	t := &tab{ctx: ctx, r: r, o: o, page: address}
	if err := t.prepare(); err != nil {
		cancel()
		return nil, nil, fmt.Errorf("opening a window: %w", err)
	}
	return t, cancel, nil
}

// prepare tells the browser what we want to be told.
func (t *tab) prepare() error {
	source := strings.Replace(watch, "(KEY)", "("+strconv.Quote(t.r.key)+")", 1)
	if err := chromedp.Do(t.ctx); err != nil {
		return err
	}
	t.r.mu.Lock()
	t.r.tab = cdp.FrameID(chromedp.FromContext(t.ctx).Target.TargetID)
	t.r.mu.Unlock()
	_, err := chromedp.Call(t.ctx, debugger.Enable, debugger.EnableParams{MaxScriptsCacheSize: maxBody})
	return errors.Join(
		err,
		call(t.ctx, debugger.SetSkipAllPauses, debugger.SetSkipAllPausesParams{Skip: true}),
		call(t.ctx, debugger.SetAsyncCallStackDepth, debugger.SetAsyncCallStackDepthParams{MaxDepth: maxChain}),
		call(t.ctx, network.Enable, network.EnableParams{MaxTotalBufferSize: ptr[int64](4 * maxBody), MaxResourceBufferSize: ptr[int64](maxBody)}),
		call(t.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}),
		t.refuseDownloads(),
		t.signal(),
		t.dress(),
		t.bake(),
	)
}

// call is [chromedp.Call] for its error alone.
func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}

func ptr[T any](v T) *T { return &v }

func (t *tab) refuseDownloads() error {
	_, err := chromedp.CallBrowser(t.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorDeny, BrowserContextID: chromedp.FromContext(t.ctx).BrowserContextID,
	})
	return err
}

// gpc is what a page finds of Global Privacy Control (GPC, section 3.2).
const gpc = `Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true, configurable: true, enumerable: true })`

// signal sends the privacy signal, if it is wanted, to every host and to every script.
func (t *tab) signal() error {
	if !t.o.GPC {
		return nil
	}
	return errors.Join(
		call(t.ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Sec-GPC": "1"}}),
		call(t.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: gpc}),
	)
}

// dress gives the window the size and the language that are wanted.
func (t *tab) dress() error {
	size := emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 900, DeviceScaleFactor: 1}
	if t.o.Phone {
		size = emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 2, Mobile: true}
	}
	version, err := chromedp.CallBrowser(t.ctx, browser.GetVersion, cdp.Empty{})
	if err != nil {
		return err
	}
	// Sites give a browser without a screen other pages than visitors get.
	agent := strings.Replace(version.UserAgent, "HeadlessChrome", "Chrome", 1)
	return errors.Join(
		call(t.ctx, emulation.SetDeviceMetricsOverride, size),
		call(t.ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: t.o.Lang}),
	)
}

// bake gives the profile the cookies that it is to begin with.
func (t *tab) bake() error {
	for _, one := range t.o.Cookies {
		name, value, _ := strings.Cut(one, "=")
		if err := call(t.ctx, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: t.page}); err != nil {
			return fmt.Errorf("setting the cookie %q: %w", name, err)
		}
	}
	return nil
}

// patience is how long one look into a page may take: a script that never rests keeps everything else from running.
const patience = 8 * time.Second

// errRestless says that the page's scripts keep the browser from looking.
var errRestless = errors.New("its scripts never come to rest")

// evaluate runs an expression in a frame, the page's own where frame is 0, and reads its value.
func (t *tab) evaluate(ctx context.Context, expression string, frame runtime.ExecutionContextID, out any) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	result, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{
		Expression: expression, ContextID: frame, ReturnByValue: ptr(true), AwaitPromise: ptr(true),
	})
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return errRestless
	case err != nil:
		return err
	case result.ExceptionDetails != nil:
		return fmt.Errorf("looking into the page: %s", result.ExceptionDetails.Text)
	case out == nil || result.Result == nil || len(result.Result.Value) == 0:
		return nil
	}
	return json.Unmarshal(result.Result.Value, out)
}
