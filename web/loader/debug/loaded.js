import { own } from "../own.js";
import { waited } from "./waited.js";

/** What has been let go once: that was asked for with a yes. @type {WeakSet<HTMLElement>} */
const went = new WeakSet();
// Some are taken back before anything is reported.
addEventListener("biscotte:loaded", (event) => went.add(/** @type {HTMLElement} */ (event.composedPath()[0])), true);

/**
 * The addresses of held elements that the browser has asked for all the same, by element: what is written in the page says
 * nothing of that.
 * @param {HTMLElement[]} held
 * @param {HTMLElement[]} gone what has been let go
 * @returns {Map<HTMLElement, string[]>}
 */
export function loaded(held, gone) {
  const full = (/** @type {string} */ url) => URL.canParse?.(url, own(document).baseURI) ? new URL(url, own(document).baseURI).href : "";
  const asked = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  for (const element of gone) {
    went.add(element);
    for (const url of [.../** @type {any} */ (element).src ? [/** @type {any} */ (element).src] : [], ...waited(element)]) asked.delete(full(url));
  }
  const found = new Map();
  for (const element of held) {
    const urls = went.has(element) ? [] : addresses(element).map(full).filter((url) => asked.has(url));
    if (urls[0]) found.set(element, urls);
  }
  return found;
}

/** What an element asks for, or would: a held script has its address under its own name. @param {HTMLElement} element */
function addresses(element) {
  const live = ["src", "href", "data", "poster"].flatMap((name) => element.getAttribute(name) ?? []);
  return [...live, ...waited(element)];
}
