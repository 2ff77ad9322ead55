package app

import ui "github.com/maxence-charriere/go-app/v9/pkg/app"

// Root is all that Biscotte shows: the banner while there is a question, the panel while it is open.
type Root struct {
	ui.Compo
	Session *Session

	// ctx outlives every control: what a control sets off is done after it has left the screen.
	ctx ui.Context
	// The language that was asked for last: texts may arrive in another order.
	wanted string
}

// OnInit lets the page have its turn between the engine's start and the first drawing.
func (r *Root) OnInit() { breathe() }

// OnMount hands over from the loader and begins to listen to it.
func (r *Root) OnMount(ctx ui.Context) {
	r.ctx = ctx
	s := r.Session
	s.Browser.Listen(
		func() { ctx.Dispatch(func(ui.Context) { s.OpenPanel() }) },
		func() { ctx.Dispatch(func(ui.Context) { s.Heard() }) },
		func() { ctx.Dispatch(func(ui.Context) { r.close() }) },
		func(code string) { ctx.Dispatch(func(ui.Context) { r.speak(code) }) },
	)
	breathe()
	s.Heard()
	s.Browser.Ready()
	if s.Browser.Opening() {
		s.OpenPanel()
	}
}

// Render draws the banner and the panel.
func (r *Root) Render() ui.UI {
	s := r.Session
	return ui.Div().Class("root").Body(
		ui.If(s.Asking, r.banner()),
		ui.If(s.Open, r.panel()),
	)
}

func (r *Root) banner() *Banner {
	s := r.Session
	return &Banner{
		View: s.Banner(), Status: s.Status, Signal: s.Signal(), Hidden: s.Open,
		Accept: func() { r.answer(true) }, Refuse: func() { r.answer(false) }, Customise: r.open, Pick: r.pick,
	}
}

func (r *Root) panel() *Panel {
	s := r.Session
	return &Panel{
		View: s.View, Draft: s.Draft, Status: s.Status, Signal: s.Signal(), Remains: s.Remains(), News: s.News(), Show: s.Browser.ShowModal,
		Accept: r.accept, Refuse: r.refuse, Save: r.save, Close: r.close, Pick: r.pick, Turn: s.Turn,
		Record: s.Record, Look: r.look, Forget: r.forget,
	}
}

func (r *Root) answer(yes bool) {
	r.Session.Answer(yes)
	r.settle()
}

func (r *Root) accept() {
	r.Session.Accept()
	r.settle()
}

func (r *Root) refuse() {
	r.Session.Refuse()
	r.settle()
}

func (r *Root) save() {
	r.Session.Save()
	r.settle()
}

func (r *Root) open() { r.Session.OpenPanel() }

func (r *Root) close() {
	if !r.Session.Open {
		return
	}
	r.Session.ClosePanel()
	r.later(r.Session.Browser.Idle)
}

// pick draws in another language, then tells the page, which may load itself again.
func (r *Root) pick(code string) {
	if r.Session.PickLanguage(code) {
		r.speak(code)
	}
}

// speak draws in another language, with the switches as they are.
func (r *Root) speak(code string) {
	s := r.Session
	r.wanted = code
	if code == s.View.Language {
		return
	}
	s.Browser.Load(code, func(text string) {
		r.ctx.Dispatch(func(ui.Context) {
			if r.wanted != code {
				return
			}
			s.Speak(text)
			r.later(func() { s.Browser.Language(code) })
		})
	})
}

// look finds out what is recorded.
func (r *Root) look() {
	r.Session.Browser.Record(func(text string) {
		r.ctx.Dispatch(func(ui.Context) { r.Session.Recorded(text) })
	})
}

func (r *Root) forget() {
	r.Session.Browser.Forget(func(ok bool) {
		r.ctx.Dispatch(func(ui.Context) {
			if r.Session.Forgotten(ok) {
				r.settle()
			}
		})
	})
}

func (r *Root) settle() { r.later(r.Session.Settle) }

// later runs do once the screen shows what has changed.
func (r *Root) later(do func()) {
	r.Update()
	r.ctx.Defer(func(ui.Context) { do() })
}
