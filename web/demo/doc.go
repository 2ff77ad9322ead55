// Package demo is a small data portal to try the banner on, and pages that make a banner's life hard. It knows the
// policy's cookies, as a host application knows its own; of the banner it knows the script tag, the attributes
// data-consent and data-consent-open, and nothing of who serves them.
package demo
