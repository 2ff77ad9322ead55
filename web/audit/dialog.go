package audit

import (
	"context"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// closeDialogs closes what would keep the page waiting for a person: alerts, and questions before leaving. It ends when the
// returned function is called.
func (t *tab) closeDialogs() context.CancelFunc {
	ctx, cancel := context.WithCancel(t.ctx)
	opening := make(chan bool, 64)
	_ = chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*page.EventJavascriptDialogOpening); ok {
			select {
			case opening <- e.Type == page.DialogTypeBeforeunload: // to leave is what we want
			default:
			}
		}
	})
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case leave := <-opening:
				_ = call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: leave})
			}
		}
	}()
	return cancel
}
