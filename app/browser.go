package app

import ui "github.com/maxence-charriere/go-app/v9/pkg/app"

// Browser is the page as the component may touch it. The loader stands behind the real one.
type Browser interface {
	// View is the JSON text of the policy.View to begin with.
	View() string
	// Load fetches the view in another language; done gets its JSON text, "" if it could not be had.
	Load(lang string, done func(view string))

	// Now is the time in seconds since the Unix epoch.
	Now() int64
	// Secure reports whether the page came over HTTPS.
	Secure() bool
	// Cookies is document.cookie; SetCookie assigns to it. A page that may not have cookies reads as "".
	Cookies() string
	SetCookie(cookie string)
	// Held is the choice that is kept in memory where cookies cannot be written, "" if there is none.
	Held() string
	Hold(value string)

	// Remaining names what a withdrawal on this page has not removed or cannot see, of services that are not allowed, with
	// commas between; "" if there is nothing of that.
	Remaining() string

	// Record fetches what is recorded of the visitor's choices: done gets a JSON list, the latest first, "" if it could not
	// be had. Forget has it deleted, and with it the choice; done is told whether it is.
	Record(done func(records string))
	Forget(done func(ok bool))

	// Refused reports whether the browser sends a privacy signal.
	Refused() bool
	// Asking reports whether the banner is to be shown, Opening whether the panel is to be open from the start.
	Asking() bool
	Opening() bool
	// Listen hands over what the loader may ask for: to open the panel, to show the banner again, to close the panel, to
	// speak another language because the page does.
	Listen(open, ask, closePanel func(), speak func(code string))

	// Kept says that a choice was just written: what has to happen even if the visitor leaves now.
	Kept()
	// Ready says that the first drawing is done, Changed that the screen shows what was kept, Language that another
	// language was picked, Idle that nothing is shown any more that had the focus.
	Ready()
	Changed()
	Language(code string)
	Idle()

	// ShowModal opens a dialog element above everything else, for as long as it can be seen.
	ShowModal(dialog ui.Value)
}
