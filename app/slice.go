package app

import ui "github.com/maxence-charriere/go-app/v9/pkg/app"

// Slice is a part of a layer that is drawn in a task of its own. It adds no element.
type Slice struct {
	ui.Compo
	Draw func() ui.UI
}

// OnInit lets the page have its turn before the slice is drawn for the first time.
func (s *Slice) OnInit() { breathe() }

// Render draws the slice.
func (s *Slice) Render() ui.UI { return s.Draw() }
