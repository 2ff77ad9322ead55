// Package admin is a page for the owner of a site: how often what was answered, by day, site, language and purpose, as
// charts and as a table to take away. It is served on a listener of its own, by which nobody outside is meant to come; who
// comes all the same needs a password. It knows counts, which are about nobody, and no records.
package admin
