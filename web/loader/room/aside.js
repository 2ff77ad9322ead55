import { own } from "../own.js";
import { unadopted } from "../unadopted.js";

/**
 * Moves our element to the end of the body while a framework is about to adopt the whole document: there alone React 18 takes
 * it for no part of its own. The parser's end is waited for, or what it reads would come behind.
 * @param {HTMLElement} element
 * @param {(body: HTMLElement) => void} moved
 */
export function aside(element, moved) {
  const { body, readyState } = own(document);
  if (readyState === "loading") {
    own(document).addEventListener("readystatechange", () => aside(element, moved), { once: true });
    return;
  }
  if (element.parentNode !== own(document).documentElement || !whole() || !unadopted(body)) return;
  moved(body);
  const { moveBefore } = /** @type {any} */ (body);
  if (moveBefore) return moveBefore.call(body, element, null);
  body.append(element);
  element.togglePopover?.(true);
}

/** Whether the document is what is adopted: no element in it is said to be. */
function whole() {
  return !own(document).querySelector("#__next,#___gatsby,#__nuxt,#root,#app,#svelte,astro-island");
}
