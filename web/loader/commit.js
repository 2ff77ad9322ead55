import { asked } from "./asked.js";
import { attempt } from "./attempt.js";
import { clear } from "./clear.js";
import { keep } from "./keep.js";
import { refocus } from "./refocus.js";
import { settle } from "./settle.js";

/**
 * Puts a decision into force: keeps it before anything else can fail, then takes off the screen what has been answered,
 * then follows it up.
 * @param {import("./types").Page} page
 * @param {import("./types").Choice} choice
 * @param {import("./types").Source} source
 */
export function commit(page, choice, source) {
  keep(page, choice);
  if (!asked(page.data.purposes, choice, page.refused)[0]) {
    attempt(() => clear(page));
    attempt(() => refocus(page));
  }
  return settle(page, source);
}
