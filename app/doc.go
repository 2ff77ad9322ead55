// Package app is what runs in the browser as Go: the banner, the preference panel and the language picker, and the
// session behind them that turns presses into choices. It knows the page only through [Browser]; the one
// implementation that touches it, and the only use of syscall/js, is in browser_js.go.
//
// The server uses the same components to draw the first layer ahead of time, so that the loader can paint it before
// any WebAssembly has arrived. Whatever the banner shows must therefore come from its [policy.View].//
// What is to be styled has a part beside its class: classes are for our own style sheets, parts for the page's
// (CSS Shadow Parts). Accept and Refuse have the same: no page can set them apart.
package app
