import { active } from "./active.js";
import { answer } from "./answer.js";
import { may } from "./may.js";
import { open } from "./open.js";

/**
 * window.biscotte: what the page may ask for.
 * @param {import("./types").Page} page
 * @returns {import("./types").Biscotte}
 */
export function api(page) {
  return Object.freeze({
    version: VERSION,
    get language() {
      return page.lang;
    },
    get choice() {
      return page.choice;
    },
    allowed: (/** @type {string} */ wanted) => may(page, wanted),
    open: () => active(() => open(page)),
    close: () => page.run?.hide?.(),
    accept: () => active(() => answer(page, true)),
    refuse: () => active(() => answer(page, false)),
  });
}
