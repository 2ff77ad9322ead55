package audit

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// unreachable is a page that could not be looked at, and why.
type unreachable struct{ why string }

func (u *unreachable) Error() string { return u.why }

// open goes to the page and waits until it is at rest.
func (t *tab) open(ctx context.Context) error {
	result, err := chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: t.page})
	switch {
	case err != nil && ctx.Err() != nil:
		return t.expired(ctx)
	case err != nil:
		return err
	case result.IsDownload:
		return &unreachable{"it is a download"}
	case result.ErrorText != "":
		return &unreachable{reason(result.ErrorText)}
	}
	if err := t.settle(ctx); err != nil {
		return err
	}
	return t.arrived(ctx)
}

// reason says in words why a browser could not open a page.
func reason(code string) string {
	for _, known := range []struct{ code, words string }{
		{"ERR_TOO_MANY_REDIRECTS", "it redirects without end"},
		{"ERR_CERT_", "its certificate is not valid"},
		{"ERR_SSL_", "its certificate is not valid"},
		{"ERR_NAME_NOT_RESOLVED", "its host is not known"},
		{"ERR_CONNECTION_REFUSED", "nothing answers there"},
		{"ERR_ABORTED", "it is a download, or has no content"},
		{"ERR_INVALID_AUTH", "it wants a password"},
	} {
		if strings.Contains(code, known.code) {
			return known.words + " (" + code + ")"
		}
	}
	return "the browser says " + code
}

// expired is the error of a page that took too long.
func (t *tab) expired(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return &unreachable{fmt.Sprintf("it was not ready after %s", t.o.Timeout)}
}

// settle waits until nothing has happened for a while, or the page has had half of its time: a page that never rests is
// looked at as it is.
func (t *tab) settle(ctx context.Context) error {
	began, tick := time.Now(), time.NewTicker(50*time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return t.expired(ctx)
		case <-tick.C:
		}
		t.r.mu.Lock()
		crashed := t.r.crashed
		t.r.mu.Unlock()
		if crashed {
			return &unreachable{"its tab crashed"}
		}
		limit := min(t.o.Timeout/4, 8*time.Second)
		quiet, loaded := t.r.quiet(t.o.Wait, limit/2)
		if quiet && loaded || time.Since(began) > limit {
			return nil
		}
	}
}

// arrived looks at where the page has led: to an error or a sign-in.
func (t *tab) arrived(ctx context.Context) error {
	t.r.mu.Lock()
	document := t.r.document
	t.r.mu.Unlock()
	if document == nil {
		return nil
	}
	if document.status >= 400 {
		return &unreachable{fmt.Sprintf("the server answers %d", document.status)}
	}
	if samePath(document.url, t.page) {
		return nil
	}
	var password bool
	if err := t.evaluate(ctx, `Boolean(document.querySelector("input[type=password]"))`, 0, &password); err != nil {
		return t.unable(err)
	}
	if password {
		bare, _ := withoutValues(document.url)
		return &unreachable{fmt.Sprintf("it leads to a sign-in at %s; --cookie lets the audit in", bare)}
	}
	return nil
}

// unable turns an error of looking into the page into why the page could not be looked at.
func (t *tab) unable(err error) error {
	t.r.mu.Lock()
	defer t.r.mu.Unlock()
	switch {
	case t.r.crashed:
		return &unreachable{"its tab crashed"}
	case errors.Is(err, errRestless):
		return &unreachable{err.Error()}
	}
	return err
}

func samePath(a, b string) bool {
	u, errA := url.Parse(a)
	v, errB := url.Parse(b)
	return errA == nil && errB == nil && u.Host == v.Host && strings.TrimSuffix(u.Path, "/") == strings.TrimSuffix(v.Path, "/")
}

// stir does what visitors do without answering: it moves the pointer and scrolls to the end and back. Some tags wait for that.
func (t *tab) stir(ctx context.Context) error {
	for _, at := range []float64{120, 420} {
		if err := call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at, Y: at}); err != nil {
			return t.failed(ctx, err)
		}
	}
	const scroll = `scrollTo(0, document.documentElement.scrollHeight / 2), scrollTo(0, document.documentElement.scrollHeight)`
	if err := t.evaluate(ctx, scroll, 0, nil); err != nil {
		return t.unable(err)
	}
	if err := t.settle(ctx); err != nil {
		return err
	}
	return t.evaluate(ctx, `scrollTo(0, 0)`, 0, nil)
}

// failed is the error of a command, or what ended it.
func (t *tab) failed(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return t.expired(ctx)
	}
	return t.unable(err)
}
