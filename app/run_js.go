//go:build js && wasm

package app

import ui "github.com/maxence-charriere/go-app/v9/pkg/app"

// Run draws into the window that the loader has set up. It returns only on failure.
func Run() error {
	breathe()
	s, err := NewSession(newPage())
	if err != nil {
		return err
	}
	breathe()
	ui.RouteFunc("/", func() ui.Composer { return &Root{Session: s} })
	ui.RunWhenOnBrowser()
	return nil
}
