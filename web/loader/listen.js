import { open } from "./open.js";
import { resume } from "./resume.js";
import { warm } from "./warm.js";

/**
 * Makes every element with data-consent-open open the panel, also one that is added later.
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
  on("visibilitychange", () => resume(page));
}
