// Package choice takes answers: POST /choice from the loader or from a form, POST /language for a language cookie that
// scripts cannot write, and GET /preferences, the form itself, for browsers without JavaScript. It writes the cookies
// that follow from an answer, and hands the record of it on to whoever keeps it. It knows HTTP and policies; it knows no
// store, and of a visitor nothing but the answer: an address is looked at for the limit of one client, and goes nowhere.
//
// It answers the pages of its own site alone: it is a path of that site, behind its proxy. A cookie that is set that way
// lasts where one that a script writes does not (Safari deletes those after a week without a visit, WebKit PR 571).
package choice
