import { open } from "./open.js";
import { resume } from "./resume.js";
import { unveil } from "./unveil.js";
import { warm } from "./warm.js";

/**
 * Listens to the page: every element with data-consent-open opens the panel, also one that is added later, and what
 * gets the focus is not to lie beneath the banner.
 * @param {import("./types").Page} page
 */
export function listen(page) {
  const find = (/** @type {Event} */ event) =>
    /** @type {Element | undefined} */ (
      event.composedPath().find((node) => node instanceof Element && node.hasAttribute("data-consent-open"))
    );
  const on = (/** @type {string} */ type, /** @type {(event: Event) => void} */ handle) =>
    document.addEventListener(type, handle, true);
  on("click", (event) => {
    const opener = find(event);
    if (!opener) return;
    event.preventDefault();
    open(page, opener);
  });
  for (const type of ["pointerover", "focusin"]) on(type, (event) => find(event) && warm(page));
  on("focusin", (event) => unveil(page, event));
  on("visibilitychange", () => resume(page));
}
