/**
 * Holds a choice that its cookie has not taken, in the page's storage and for as long as the page lives, and says so once.
 * A value of "" lets go what is held; without a value, what another page has held counts here.
 * @param {import("./types").Page} page
 * @param {string} [value]
 */
export function fallback(page, value) {
  const { name } = page.data.consentCookie;
  if (value && !page.held) console.warn("biscotte: the answer is not kept: the browser refuses the cookie");
  page.held = value ?? page.held;
  try {
    if (value) localStorage[name] = value;
    else if (value == null) page.held = localStorage[name] ?? "";
    else delete localStorage[name];
  } catch {
    // The page may have no storage either.
  }
}
