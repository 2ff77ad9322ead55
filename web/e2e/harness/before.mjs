/** What comes before the tag on every page that the harness makes: how a test file runs those of another on other pages. */
export const before = { html: "" };
