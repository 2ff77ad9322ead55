package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// brotliModule is Debian's libnginx-mod-http-brotli-static, or "" where it is not installed.
func brotliModule() string {
	const path = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// startNginx serves files from dir, set up as somebody who wants speed would: no access log, descriptors kept open,
// connections kept as long as the client likes.
func startNginx(ctx context.Context, dir string, files []file) (*server, error) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			return nil, fmt.Errorf("finding nginx (apt-get install nginx-light): %w", err)
		}
	}
	port, err := freePort(ctx)
	if err != nil {
		return nil, err
	}
	if err := layOut(dir, port, files); err != nil {
		return nil, fmt.Errorf("laying out the files for nginx: %w", err)
	}
	_, answering := apart(runtime.NumCPU())
	args := slices.Concat(answering, []string{
		program, "-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", filepath.Join(dir, "error.log"),
	})
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting nginx: %w", err)
	}
	s := &server{name: "nginx", url: fmt.Sprintf("http://127.0.0.1:%d", port), pid: cmd.Process.Pid, cmd: cmd}
	if err := s.ready(ctx); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func layOut(dir string, port int, files []file) error {
	for _, f := range files {
		path := filepath.Join(dir, "site", filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		// Only the compressed file is ever sent; the plain name has to exist for nginx to look beside it.
		for _, name := range []string{path, path + ".br"} {
			if err := os.WriteFile(name, f.body, 0o644); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(config(dir, port, files, brotliModule(), os.Geteuid() == 0)), 0o644)
}

func config(dir string, port int, files []file, module string, root bool) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	if root {
		line("user root;") // the folder is root's alone
	}
	if module != "" {
		line("load_module %s;", module)
	}
	line("daemon off;\nworker_processes %d;\npid %s/nginx.pid;\nevents { worker_connections 1024; }\nhttp {", max(1, runtime.NumCPU()-1), dir)
	for _, temp := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		line("%s_temp_path %s/%s;", temp, dir, temp)
	}
	line("access_log off;\nsendfile on;\ntcp_nopush on;\nkeepalive_requests 100000000;\nopen_file_cache max=100;\ntypes {}")
	line("server {\nlisten 127.0.0.1:%d;\nroot %s/site;", port, dir)
	for _, f := range files {
		line("location = %s {\ndefault_type %q;\nadd_header Cache-Control %q;", f.path, f.kind, f.caching)
		switch {
		case f.encoding != "br":
		case module != "":
			line("brotli_static on;")
		default:
			line("add_header Content-Encoding br;\nadd_header Vary Accept-Encoding;")
		}
		line("}")
	}
	line("}\n}")
	return b.String()
}
