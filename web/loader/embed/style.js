/** What style sheets in the page have lost. @type {WeakMap<Element, string>} */
const taken = new WeakMap();

/**
 * Empties a style sheet in the page that may not go, as browsers load what it imports while they read it, and gives it
 * its text back. The text is kept apart from the page, where markup could have put another.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 * @param {boolean} yes
 */
export function style(page, element, yes) {
  const text = element.textContent ?? "";
  const kept = taken.get(element) ?? "";
  if (yes) {
    taken.delete(element);
    if (kept && !text) element.textContent = kept;
  } else if (text) {
    // The parser may not have read all of it yet.
    taken.set(element, document.readyState === "loading" ? kept + text : text);
    element.textContent = "";
    page.wrong(element);
  }
}
