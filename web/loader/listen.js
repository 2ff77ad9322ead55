import { open } from "./open.js";
import { own } from "./own.js";
import { warm } from "./warm.js";

/**
 * Listens to the page: every element with data-consent-open opens the panel, also one that is added later.
 * @param {import("./types").Page} page
 */
export function listen(page) {
  const find = (/** @type {Event} */ event) =>
    /** @type {Element | undefined} */ (
      event.composedPath().find((node) => node instanceof Element && own(node).hasAttribute("data-consent-open"))
    );
  const press = (/** @type {MouseEvent} */ event) => {
    const opener = find(event);
    // A link may be for another tab or window.
    if (!opener || ((event.ctrlKey || event.metaKey || event.shiftKey) && opener.closest("[href]"))) return;
    event.preventDefault();
    open(page, opener);
  };
  addEventListener("click", press, true);
  for (const type of ["pointerover", "focusin"]) addEventListener(type, (event) => find(event) && warm(page), true);
}
