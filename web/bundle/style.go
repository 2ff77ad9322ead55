package bundle

import (
	"os"

	"github.com/evanw/esbuild/pkg/api"
)

// stylePlugin gives a script that imports a style sheet its text, as small as the style sheets that are files of the
// bundle. A style sheet that is built by itself is none of its business.
func stylePlugin() api.Plugin {
	return api.Plugin{Name: "style", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: `\.css$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			if args.Kind != api.ResolveJSImportStatement {
				return api.OnResolveResult{}, nil
			}
			found := build.Resolve(args.Path, api.ResolveOptions{ResolveDir: args.ResolveDir, Kind: api.ResolveCSSImportRule})
			return api.OnResolveResult{Path: found.Path, Namespace: "style", Errors: found.Errors}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "style"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			source, err := os.ReadFile(args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			small := api.Transform(string(source), api.TransformOptions{
				Loader: api.LoaderCSS, Engines: engines, MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
			})
			contents := string(small.Code)
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderText, Errors: small.Errors}, nil
		})
	}}
}
