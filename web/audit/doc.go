// Package audit looks at the pages of a site with a real browser, as visitors with empty profiles would, and writes down what
// the browser keeps and sends before an answer, after a refusal, after a yes and after a withdrawal. It knows pages and
// browsers and judges nothing: that is for biscotte/policy/audit. It asks for nothing but the pages that it looks at.
package audit
