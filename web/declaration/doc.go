// Package declaration writes what a policy declares for those who read it: as a page of its own, as Markdown, and as JSON,
// each in one language. It knows a policy's views and nothing of where the files will lie: what a page refers to, its
// caller says. The same view gives the same bytes.
package declaration
