import { answer } from "./answer.js";
import { open } from "./open.js";

/**
 * Makes the buttons of the first layer work, whatever is drawn there. Its other controls come after the paint
 * (room/handle.js).
 * @param {import("./types").Page} page
 * @param {HTMLElement} first
 */
export function control(page, first) {
  first.addEventListener("click", ({ target }) => {
    const control = /** @type {Element} */ (target).closest("[data-do]");
    const what = control?.getAttribute("data-do");
    if (what === "accept" || what === "refuse") answer(page, what === "accept", "banner");
    if (what === "customise") open(page, control);
  });
}
