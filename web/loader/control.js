import { answer } from "./answer.js";
import { open } from "./open.js";
import { translate } from "./translate.js";
import { warm } from "./warm.js";

/**
 * Makes the controls of the first layer work, whatever is drawn there, and notes while one of them is being pressed.
 * @param {import("./types").Page} page
 * @param {HTMLElement} first
 */
export function control(page, first) {
  const find = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest("[data-do]");
  first.addEventListener("click", (event) => {
    const control = find(event);
    const what = control?.getAttribute("data-do");
    if (what === "accept" || what === "refuse") answer(page, what === "accept", "banner");
    if (what === "customise") open(page, control);
  });
  first.addEventListener("change", (event) => {
    const list = find(event);
    if (list instanceof HTMLSelectElement) translate(page, list.value);
  });
  for (const type of ["pointerover", "focusin"]) {
    first.addEventListener(type, (event) => {
      if (find(event)?.matches("[data-do=customise]")) warm(page);
    });
  }
  for (const type of ["pointerdown", "keydown"]) first.addEventListener(type, () => (page.pressed = true));
  const lifted = () => (page.pressed = false);
  // A key that is let go here is not heard of outside.
  first.addEventListener("keyup", lifted);
  for (const type of ["pointerup", "pointercancel", "keyup"]) addEventListener(type, lifted, true);
  addEventListener("blur", lifted); // the window's own: its elements' do not bubble
}
