import { clear } from "./clear.js";
import { decide } from "./decide.js";
import { keep } from "./keep.js";
import { now } from "./now.js";
import { refocus } from "./refocus.js";
import { settle } from "./settle.js";

/**
 * Answers every question with yes or with no: the screen first, then the cookie, then what follows from it.
 * @param {import("./types").Page} page
 * @param {boolean} yes
 * @param {import("./types").Source} source
 */
export function answer(page, yes, source) {
  clear(page);
  keep(page, decide(page.data.purposes, now(), () => yes));
  refocus(page);
  return settle(page, source);
}
