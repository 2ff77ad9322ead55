package bundle

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"biscotte/web/dist"
)

// engines are the oldest browsers that the scripts are written down to. Older ones get the page without a banner,
// and everything optional stays off.
var engines = []api.Engine{
	{Name: api.EngineChrome, Version: "92"},
	{Name: api.EngineFirefox, Version: "90"},
	{Name: api.EngineSafari, Version: "15"},
}

// source is one file of the bundle that esbuild makes from others.
type source struct {
	out    string
	in     string // below web/
	format api.Format
	full   bool // with the rules that few policies need: what the sources have under FULL
}

var sources = []source{
	{dist.Loader, "loader/main.js", api.FormatIIFE, false},
	{dist.Full, "loader/main.js", api.FormatIIFE, true},
	{dist.Signals, "loader/signals/part.js", api.FormatIIFE, true},
	{dist.Region, "loader/region/part.js", api.FormatIIFE, true},
	{dist.Named, "loader/named/part.js", api.FormatIIFE, true},
	{dist.Send, "loader/send/part.js", api.FormatIIFE, true},
	{dist.Many, "loader/languages/many_part.js", api.FormatIIFE, true},
	{dist.Languages, "loader/languages/part.js", api.FormatIIFE, true},
	{dist.Privacy, "loader/privacy/part.js", api.FormatIIFE, true},
	{dist.Start, "loader/start/start.js", api.FormatESModule, true},
	{dist.Again, "loader/again/again.js", api.FormatESModule, true},
	{dist.Choices, "loader/choices/choices.js", api.FormatESModule, true},
	{dist.Embed, "loader/embed/embed.js", api.FormatESModule, true},
	{dist.Clear, "loader/clear/clear.js", api.FormatESModule, true},
	{dist.Explain, "loader/explain/explain.js", api.FormatESModule, true},
	{dist.Fault, "loader/fault/fault.js", api.FormatESModule, true},
	{dist.Misuse, "loader/misuse/misuse.js", api.FormatESModule, true},
	{dist.Debug, "loader/debug/debug.js", api.FormatESModule, true},
	{dist.Room, "loader/room/room.js", api.FormatESModule, true},
	{dist.Turn, "loader/turn/turn.js", api.FormatESModule, true},
	{dist.Follow, "loader/follow/follow.js", api.FormatESModule, true},
	{dist.Declaration, "loader/declaration/declaration.js", api.FormatESModule, true},
	{dist.BannerCSS, "style/banner.css", api.FormatDefault, false},
	{dist.LanguagesCSS, "style/languages.css", api.FormatDefault, false},
	{dist.PanelCSS, "style/panel.css", api.FormatDefault, false},
	{dist.PageCSS, "style/page.css", api.FormatDefault, false},
	{dist.Modal, "loader/look/modal_part.js", api.FormatIIFE, true},
	{dist.Settings, "loader/look/settings_part.js", api.FormatIIFE, true},
	{dist.BoxCSS, "style/look/box.css", api.FormatDefault, false},
	{dist.EndCSS, "style/look/end.css", api.FormatDefault, false},
	{dist.LogoCSS, "style/look/logo.css", api.FormatDefault, false},
	{dist.ModalCSS, "style/look/modal.css", api.FormatDefault, false},
	{dist.StartCSS, "style/look/start.css", api.FormatDefault, false},
	{dist.TopCSS, "style/look/top.css", api.FormatDefault, false},
	{dist.WordsCSS, "style/look/words.css", api.FormatDefault, false},
}

// build bundles and minifies the source. exec is the path of the compiler's exec script.
func (s source) build(root, exec string) ([]byte, error) {
	// esbuild writes no names of folders that way, wherever the repository is.
	web, err := filepath.Abs(filepath.Join(root, "web"))
	if err != nil {
		return nil, fmt.Errorf("building %s: %w", s.out, err)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{filepath.Join(web, filepath.FromSlash(s.in))},
		AbsWorkingDir:     web,
		Bundle:            true,
		Format:            s.format,
		Engines:           engines,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		TsconfigRaw:       `{"compilerOptions": {"alwaysStrict": true}}`, // not the one that checks the types
		Define:            map[string]string{"VERSION": `"` + Version + `"`, "FULL": strconv.FormatBool(s.full)},
		Plugins:           []api.Plugin{execPlugin(exec), stylePlugin()},
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("building %s: %w", s.out, problems(result.Errors))
	}
	if len(result.OutputFiles) != 1 {
		return nil, fmt.Errorf("building %s: %d files came out instead of one", s.out, len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}

// problems turns esbuild's messages into one error with a line for each, as in
//
//	web/loader/boot.js:12:3: expected ";" but found "x"
func problems(messages []api.Message) error {
	var lines []string
	for _, m := range messages {
		line := m.Text
		if l := m.Location; l != nil {
			line = fmt.Sprintf("web/%s:%d:%d: %s", filepath.ToSlash(l.File), l.Line, l.Column+1, m.Text)
		}
		lines = append(lines, line)
	}
	return errors.New(strings.Join(lines, "\n"))
}
