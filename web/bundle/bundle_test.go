package bundle

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"biscotte/web/dist"
)

// execScript is the Go compiler's own.
func execScript(t *testing.T) string {
	t.Helper()
	tools, err := Options{Root: "../.."}.withDefaults().goToolchain(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return tools.exec
}

func built(t *testing.T, name, root string) []byte {
	t.Helper()
	for _, s := range sources {
		if s.out != name {
			continue
		}
		data, err := s.build(root, execScript(t))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	t.Fatalf("nothing builds %s", name)
	return nil
}

func TestTheLoaderTakesItsDataFromOutside(t *testing.T) {
	code := string(built(t, dist.Loader, "../.."))
	if !strings.Contains(code, "(DATA,") {
		t.Error("the loader does not read DATA")
	}
	for _, forbidden := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("} {
		if strings.Contains(code, forbidden) {
			t.Errorf("the loader uses %s, which a content security policy forbids", forbidden)
		}
	}
}

func TestTheLoaderStaysSmall(t *testing.T) {
	// The whole of consent.js may weigh 9 kB with one language: what is left is the policy's texts and the styles.
	if n := len(compress(built(t, dist.Loader, "../.."), 11)); n > 7100 {
		t.Errorf("the loader's code weighs %d bytes compressed", n)
	}
}

func TestTheSameSourcesGiveTheSameBytesAnywhere(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	for _, folder := range []string{"loader", "style"} {
		if err := os.CopyFS(filepath.Join(elsewhere, "web", folder), os.DirFS(filepath.Join("..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range sources {
		if here, there := built(t, s.out, "../.."), built(t, s.out, elsewhere); !bytes.Equal(here, there) {
			t.Errorf("%s depends on where the repository is", s.out)
		}
	}
}

func TestAMistakeInASourceIsShownWhereItIs(t *testing.T) {
	root := t.TempDir()
	put(t, filepath.Join(root, "web", "loader", "main.js"), "import { a } from \"./a.js\";\na();\n")
	put(t, filepath.Join(root, "web", "loader", "a.js"), "export function a() {\n  return 1 +;\n}\n")
	_, err := sources[0].build(root, execScript(t))
	if err == nil || !strings.Contains(err.Error(), "web/loader/a.js:2:13: ") {
		t.Errorf("error: %v", err)
	}
}

func TestAnUnknownCompilerIsAnError(t *testing.T) {
	err := Build(t.Context(), Options{Root: "../..", Out: t.TempDir(), Compiler: "gcc"})
	if err == nil || !strings.Contains(err.Error(), `"gcc"`) {
		t.Errorf("error: %v", err)
	}
}

func TestBuildLoaderNeedsAComponent(t *testing.T) {
	err := BuildLoader(t.Context(), Options{Root: "../..", Out: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), dist.Wasm) {
		t.Errorf("error: %v", err)
	}
}

func TestBuildLoaderLeavesAWholeBundle(t *testing.T) {
	out := t.TempDir()
	put(t, filepath.Join(out, dist.Wasm), "component")
	var said bytes.Buffer
	o := Options{Root: "../..", Out: out, Progress: &said}
	if err := BuildLoader(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	d, err := dist.Read(os.DirFS(out))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(d.Manifest.Compiler, "go1.") {
		t.Errorf("compiler %q", d.Manifest.Compiler)
	}
	if !strings.Contains(said.String(), dist.Loader) {
		t.Errorf("progress: %s", said.String())
	}
}

func TestBuildLoaderDoesNotMixCompilers(t *testing.T) {
	out := t.TempDir()
	put(t, filepath.Join(out, dist.Wasm), "component")
	put(t, filepath.Join(out, dist.ManifestName), `{"compiler": "tinygo 0.41.0"}`)
	err := BuildLoader(t.Context(), Options{Root: "../..", Out: out})
	if err == nil || !strings.Contains(err.Error(), "tinygo 0.41.0") {
		t.Errorf("error: %v", err)
	}
}

func TestAFileThatDoesNotChangeIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "file")
	write := func(content string) {
		t.Helper()
		if err := write(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	write("a")
	past := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
	write("a")
	if info, err := os.Stat(path); err != nil || !info.ModTime().Equal(past) {
		t.Errorf("written again: %v, %v", info.ModTime(), err)
	}
	write("b")
	if data, err := os.ReadFile(path); err != nil || string(data) != "b" {
		t.Errorf("content %q, %v", data, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestTheExecScriptSeesOnlyItsWindow runs the wrapped script in Node, which has globals of its own that it could find.
func TestTheExecScriptSeesOnlyItsWindow(t *testing.T) {
	script, err := os.ReadFile(execScript(t))
	if err != nil {
		t.Fatal(err)
	}
	module := filepath.Join(t.TempDir(), "exec.mjs")
	put(t, module, `import { webcrypto as crypto } from "node:crypto";
`+wrap(string(script))+`
const before = Object.getOwnPropertyNames(globalThis).join();
const w = { crypto, performance, TextEncoder, TextDecoder };
exec(w, w, w, w, {}, console, setTimeout, undefined, undefined);
if (typeof w.Go !== "function") throw new Error("no Go on the window it was given");
if (Object.getOwnPropertyNames(globalThis).join() !== before) throw new Error("new globals");
`)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, "node", module).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
