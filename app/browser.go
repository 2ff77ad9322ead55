package app

import ui "github.com/maxence-charriere/go-app/v9/pkg/app"

// Browser is the page as the component may touch it. The loader stands behind the real one.
type Browser interface {
	// View is the JSON text of the policy.View to begin with.
	View() string
	// Load fetches the view in another language; done gets its JSON text, "" if it could not be had.
	Load(lang string, done func(view string))

	// SetCookie assigns to document.cookie.
	SetCookie(cookie string)
	// Choice reads the choice in force, as a cookie's value, "" if there is none. Before is the earlier one for which the
	// first layer is drawn, "" where that asks everything.
	Choice() string
	Before() string
	// Next is the time of a decision that is taken now, in seconds since the Unix epoch: later than any that is stored.
	Next() int64
	// Keep keeps a choice. Kept says that it was just decided: what has to happen even if the visitor leaves now.
	Keep(value string)
	Kept()

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
	// Listen hands over what the loader may tell: to open the panel, that the choice in force is another one, to close the
	// panel, to speak another language because the page does.
	Listen(open, heard, closePanel func(), speak func(code string))

	// Ready says that the first drawing is done, Changed that the screen shows what was kept, Language that another
	// language was picked, Idle that nothing is shown any more that had the focus.
	Ready()
	Changed()
	Language(code string)
	Idle()

	// ShowModal opens a dialog element above everything else, for as long as it can be seen.
	ShowModal(dialog ui.Value)
}
