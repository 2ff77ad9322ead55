/**
 * Holds a choice that its cookie has not taken, in the page's storage and for as long as the page lives, and says so once.
 * A value of "" lets go what is held; without a value, what another page has held counts here.
 * @param {import("./types").Page} page
 * @param {string} [value]
 */
export function fallback(page, value) {
  const { name } = page.data.consentCookie;
  if (value && !page.held) console.warn("biscotte: cookie refused");
  page.held = value ?? page.held;
  try {
    if (value == null) page.held = localStorage[name] ?? page.memory ?? "";
    else {
      // First, as a full storage has no room for another answer, and would keep the old one.
      delete localStorage[name];
      page.memory = value;
      if (value) localStorage[name] = value;
      page.memory = "";
    }
  } catch {
    // The page may have no storage, or a full one.
  }
}
