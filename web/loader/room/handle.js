import { translate } from "../follow/translate.js";

/**
 * Makes those controls of the first layer work that decide nothing, whatever is drawn there: another language can be picked,
 * and the panel is fetched for whoever is about to open it. It notes while a control is being pressed.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {HTMLElement} first
 */
export function handle(page, tools, first) {
  const pick = () => {
    const list = first.querySelector("select");
    if (list) translate(page, tools, list.value);
  };
  first.addEventListener("change", pick);
  pick();
  for (const type of ["pointerover", "focusin"]) {
    first.addEventListener(type, ({ target }) => {
      if (/** @type {Element} */ (target).closest("[data-do=customise]")) tools.warm(page);
    });
  }
  for (const type of ["pointerdown", "keydown"]) first.addEventListener(type, () => (page.pressed = true));
  const lifted = () => (page.pressed = false);
  // What is let go here is not heard of outside.
  for (const target of [first, window]) {
    for (const type of ["pointerup", "pointercancel", "keyup"]) target.addEventListener(type, lifted, true);
  }
  addEventListener("blur", lifted); // the window's own: its elements' do not bubble
}
