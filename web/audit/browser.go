package audit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/remote"
)

// ErrNoBrowser says that there is no Chromium to look with.
var ErrNoBrowser = errors.New("no Chromium found")

// usual are the names and places of Chromium and what is built from it.
var usual = []string{
	"chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "brave-browser",
	"/usr/bin/chromium", "/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`, `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
}

// find returns the path of a browser: the wanted one, or the first of the usual ones.
func find(wanted string) (string, error) {
	if wanted != "" {
		path, err := exec.LookPath(wanted)
		if err != nil {
			return "", fmt.Errorf("starting %q: %w", wanted, ErrNoBrowser)
		}
		return path, nil
	}
	for _, name := range usual {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", ErrNoBrowser
}

// start opens a browser, or the connection to one, and returns its name. Frames of other sites stay in the page's process, so
// that their events are seen too.
func start(ctx context.Context, o Options) (context.Context, context.CancelFunc, string, error) {
	alloc, cancel, err := allocate(ctx, o)
	if err != nil {
		return nil, nil, "", err
	}
	tab, end := chromedp.NewContext(alloc, chromedp.WithErrorf(func(string, ...any) {}), chromedp.WithLogf(func(string, ...any) {}))
	stop := func() { end(); cancel() }
	version, err := chromedp.CallBrowser(tab, browser.GetVersion, cdp.Empty{})
	if err == nil {
		err = chromedp.Do(tab)
	}
	if err != nil {
		stop()
		return nil, nil, "", fmt.Errorf("starting the browser: %w", err)
	}
	return tab, stop, version.Product, nil
}

func allocate(ctx context.Context, o Options) (context.Context, context.CancelFunc, error) {
	if o.Remote != "" {
		alloc, cancel := remote.NewAllocator(ctx, o.Remote, remote.WithDialTimeout(10*time.Second))
		return alloc, cancel, nil
	}
	path, err := find(o.Browser)
	if err != nil {
		return nil, nil, err
	}
	flags := append(
		chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,SitePerProcess,IsolateOrigins,OptimizationHints,MediaRouter"),
		chromedp.Flag("disable-site-isolation-trials", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.Flag("mute-audio", true),
	)
	if os.Geteuid() == 0 {
		flags = append(flags, chromedp.NoSandbox) // Chromium's sandbox refuses to run as root
	}
	for name, value := range o.Flags {
		flags = append(flags, chromedp.Flag(name, value))
	}
	alloc, cancel := chromedp.NewExecAllocator(ctx, flags...)
	return alloc, cancel, nil
}
