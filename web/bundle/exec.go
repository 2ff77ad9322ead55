package bundle

import (
	"os"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// shadows are the names that the compiler's exec script must not find the page's own things under: the window by all
// its names; fs, console and setTimeout, which the component gets from us; and what a module loader on the page may
// have defined, since TinyGo's script takes a global require for Node.
var shadows = []string{"globalThis", "window", "global", "self", "fs", "console", "setTimeout", "require", "module"}

// execPlugin resolves the import "exec" to the script at path, wrapped in a function of [shadows].
func execPlugin(path string) api.Plugin {
	return api.Plugin{Name: "exec", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: "^exec$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: "exec", Namespace: "exec"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "exec"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			script, err := os.ReadFile(path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			contents := wrap(string(script))
			return api.OnLoadResult{Contents: &contents}, nil
		})
	}}
}

func wrap(script string) string {
	return "export function exec(" + strings.Join(shadows, ", ") + ") {\n" + script + "\n}\n"
}
