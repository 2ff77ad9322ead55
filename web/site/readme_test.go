package site

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"biscotte/policy"
	"biscotte/web/dist"
)

// The README's table of sizes is what a site owner decides by: it has to be true.
func TestTheReadmeTellsTheSizes(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	d, err := dist.Open()
	if err != nil {
		t.Fatal(err)
	}
	_, s := assemble(t, policy.Opendatasoft)
	more := readData(t, s.Files[0].Body)["assets"].(map[string]any)["more"].(string)
	_, one := assemble(t, speaking(t, 1))
	for _, row := range []string{
		row("consent.js, one language", weigh(one.Files[0].Body), loaderOneLanguage),
		row("consent.js, three languages", weigh(s.Files[0].Body), loaderFourLanguages),
		row("after the banner is seen: room for it, its language list", weigh(d.File(dist.Room)), 0),
		row("the component (wasm)", len(d.File(dist.Wasm)), componentRelease),
		row("its exec script and second stage", weigh(d.File(dist.Start)), 0),
		row("styles of the panel and texts in English", weigh(d.File(dist.PanelCSS))+weigh(s.find(t, more+"en.json").Body), stylesAndView),
		row("where an embed is held: its placeholder", weigh(d.File(dist.Embed)), 0),
		row("where a held script goes: its turn", weigh(d.File(dist.Turn)), 0),
		row("where something is cleared", weigh(d.File(dist.Clear)), 0),
	} {
		if !strings.Contains(string(readme), row) {
			t.Errorf("README.md lacks the line\n%s", row)
		}
	}
}

func row(what string, bytes, budget int) string {
	kilo := func(n int) string { return fmt.Sprintf("%.1f kB", float64(n)/1000) }
	limit := ""
	if budget > 0 {
		limit = kilo(budget)
	}
	return fmt.Sprintf("| %s | %s | %s |", what, kilo(bytes), limit)
}
