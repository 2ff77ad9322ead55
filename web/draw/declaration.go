package draw

import (
	"fmt"

	ui "github.com/maxence-charriere/go-app/v9/pkg/app"

	"biscotte/app"
	"biscotte/policy"
)

// Declaration draws the declaration of a policy from its view in one language. Every text is a literal; the component may
// put some together, which [First] cannot have.
func Declaration(v *policy.View) (Node, error) {
	root, err := parse(ui.HTMLString(&app.Declaration{View: tokenised(v)}))
	if err != nil {
		return Node{}, fmt.Errorf("drawing the declaration: %w", err)
	}
	values := texts(v)
	return tree(root, func(s string) Text { return Text{Literal: expand(s, values)} }), nil
}
