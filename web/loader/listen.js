import { chunk } from "./chunk.js";
import { open } from "./open.js";
import { own } from "./own.js";
import { warm } from "./warm.js";

/**
 * Listens to the page: every element with data-consent-open opens the panel, also one that is added later,
 * and the visitor is spoken to in the page's language.
 * @param {import("./types").Page} page
 */
export function listen(page) {
  const find = (/** @type {Event} */ event) =>
    /** @type {Element | undefined} */ (
      event.composedPath().find((node) => node instanceof Element && own(node).hasAttribute("data-consent-open"))
    );
  const on = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handle) =>
    addEventListener(type, handle, true);
  on("click", (event) => {
    const opener = find(event);
    if (!opener || elsewhere(/** @type {MouseEvent} */ (event), opener)) return;
    event.preventDefault();
    open(page, opener);
  });
  for (const type of ["pointerover", "focusin"]) on(type, (event) => find(event) && warm(page));
  new MutationObserver(() => chunk(page, "follow")).observe(own(document).documentElement, { attributeFilter: ["lang"] });
}

/** Whether a click on a link is for another tab or window. @param {MouseEvent} event @param {Element} opener */
function elsewhere({ ctrlKey, metaKey, shiftKey }, opener) {
  return (ctrlKey || metaKey || shiftKey) && opener.closest("[href]");
}
