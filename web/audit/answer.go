package audit

import (
	"context"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/runtime"
)

//go:embed buttons.js
var buttons string

//go:embed press.js
var press string

// answer is what a visitor does: accept, refuse, withdraw, or the category that alone is allowed.
type answer struct{ do, only string }

// absent says that a page has nothing to answer with.
type absent struct{ what string }

func (a *absent) Error() string {
	return fmt.Sprintf("there is no button to %s; name it with --%s, or leave answers out with --before-only", a.what, a.what)
}

// give answers through window.biscotte, by the selectors that were named, or by the words on the buttons.
func (t *tab) give(ctx context.Context, a answer) error {
	var asked string
	if err := t.evaluate(ctx, biscotteScript(a), 0, &asked); err != nil {
		return t.unable(err)
	}
	if asked == "done" {
		return t.settle(ctx)
	}
	for _, step := range t.steps(a) {
		if err := t.press(ctx, a, step); err != nil {
			return err
		}
		if err := t.settle(ctx); err != nil {
			return err
		}
	}
	return nil
}

// biscotteScript is the call of window.biscotte, which says whether it was there to answer.
func biscotteScript(a answer) string {
	method := map[string]string{"accept": "b.accept()", "refuse": "b.refuse()", "withdraw": "b.refuse()"}[a.do]
	if a.only != "" {
		method = fmt.Sprintf(`b.set({[%s]: true})`, strconv.Quote(a.only))
	}
	return `new Promise((done) => {
		const b = window.biscotte;
		if (!b?.push || !document.querySelector("biscotte-consent") && typeof b.version !== "string") return done("absent");
		b.push((b) => { ` + method + `; done("done"); });
		setTimeout(done, 5000, "silent");
	})`
}

// step is one press: a selector, or what the words on the button say.
type step struct{ selector, what string }

// steps are the presses of an answer. To withdraw by words, the settings are opened first.
func (t *tab) steps(a answer) []step {
	named := map[string]string{"accept": t.o.Accept, "refuse": t.o.Refuse, "withdraw": t.o.Withdraw}[a.do]
	var all []step
	for selector := range strings.SplitSeq(named, ">>") {
		if selector = strings.TrimSpace(selector); selector != "" {
			all = append(all, step{selector: selector})
		}
	}
	switch {
	case len(all) > 0:
		return all
	case a.do == "withdraw":
		return []step{{what: "settings"}, {what: "refuse"}}
	}
	return []step{{what: a.do}}
}

// press presses a button in whichever frame has it.
func (t *tab) press(ctx context.Context, a answer, s step) error {
	script := strings.NewReplacer("BUTTONS", buttons, "WHAT", strconv.Quote(s.what), "SELECTOR", strconv.Quote(s.selector)).Replace(press)
	for _, frame := range t.frames() {
		var pressed bool
		if err := t.evaluate(ctx, script, frame, &pressed); err == nil && pressed {
			return nil
		}
	}
	return &absent{a.do}
}

// frames are the contexts that the scripts of the page and its frames run in.
func (t *tab) frames() []runtime.ExecutionContextID {
	t.r.mu.Lock()
	defer t.r.mu.Unlock()
	all := make([]runtime.ExecutionContextID, 0, len(t.r.frames))
	for _, frame := range t.r.frames {
		all = append(all, frame)
	}
	return all
}
