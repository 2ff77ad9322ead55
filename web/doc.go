// Package web is the roof over everything that serves Biscotte and everything that a browser loads. It has no code:
//
//   - loader: the JavaScript that every page gets, and the second stage that starts the wasm.
//   - style: the style sheets.
//   - bundle: builds the loader, the styles and the wasm into dist.
//   - dist: the built files, inside the program.
//   - draw: draws the first layer and the declaration ahead of time.
//   - declaration: what a policy declares, as a page, Markdown and JSON.
//   - site: a policy and dist, put together into the files to serve.
//   - server: HTTP.
//   - export: the same files in a folder, for static hosts, and what those and the pages must be told.
//   - csp: what a page of ours has in it, for its content security policy.
//   - squeeze: compression, for server and export.
//   - reader: what a visitor allows, for backends in Go, Python, PHP and Node.
//   - choice: takes answers, from the loader and from a form.
//   - record: the proof that a visitor has answered: its stores (SQLite, PostgreSQL), the queue before them, the spool.
//   - live: watches the sources and keeps pages told of builds, for development.
//   - gallery: every look of the banner side by side, for development.
//   - demo: a portal to try it on, and pages that make a banner's life hard.
//   - e2e, bench: browsers that use it, and that measure it.
package web
