//go:build js && wasm

package app

import (
	"syscall/js"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// page is the real [Browser]: the bridge that the loader puts on the window it gives the component
// (web/loader/start/bridge.js), and that window's document for the cookies.
type page struct {
	bridge   js.Value
	document js.Value
}

func newPage() page {
	return page{bridge: js.Global().Get("biscotte"), document: js.Global().Get("document")}
}

func (p page) View() string { return p.bridge.Get("view").String() }

func (p page) Load(lang string, done func(string)) {
	p.bridge.Call("load", lang, once(func(v js.Value) { done(v.String()) }))
}

func (p page) Record(done func(string)) {
	p.bridge.Call("record", once(func(v js.Value) { done(v.String()) }))
}

func (p page) Forget(done func(bool)) {
	p.bridge.Call("forget", once(func(v js.Value) { done(v.Bool()) }))
}

// once is a function for the loader to call once, with one value.
func once(done func(js.Value)) js.Func {
	var callback js.Func
	callback = js.FuncOf(func(_ js.Value, args []js.Value) any {
		callback.Release()
		done(args[0])
		return nil
	})
	return callback
}

func (p page) Next() int64        { return int64(p.bridge.Call("next").Float()) }
func (p page) SetCookie(c string) { p.document.Set("cookie", c) }
func (p page) Choice() string     { return p.bridge.Call("choice").String() }
func (p page) Before() string     { return p.bridge.Call("before").String() }
func (p page) Keep(value string)  { p.bridge.Call("keep", value) }
func (p page) Kept()              { p.bridge.Call("kept") }
func (p page) Remaining() string  { return p.bridge.Call("remaining").String() }
func (p page) Refused() bool      { return p.bridge.Get("refused").Bool() }
func (p page) Asking() bool       { return p.bridge.Get("asking").Bool() }
func (p page) Opening() bool      { return p.bridge.Get("open").Bool() }
func (p page) Ready()             { p.bridge.Call("ready") }
func (p page) Changed()           { p.bridge.Call("changed") }
func (p page) Language(c string)  { p.bridge.Call("language", c) }
func (p page) Idle()              { p.bridge.Call("idle") }

func (p page) Listen(open, heard, closePanel func(), speak func(code string)) {
	p.listen("onopen", open)
	p.listen("onchange", heard)
	p.listen("onclose", closePanel)
	p.bridge.Set("onspeak", js.FuncOf(func(_ js.Value, args []js.Value) any {
		speak(args[0].String())
		return nil
	}))
}

func (p page) listen(name string, do func()) {
	p.bridge.Set(name, js.FuncOf(func(js.Value, []js.Value) any {
		do()
		return nil
	}))
}

func (p page) ShowModal(dialog ui.Value) { p.bridge.Call("modal", ui.JSValue(dialog)) }
