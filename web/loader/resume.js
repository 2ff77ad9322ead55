import { asked } from "./asked.js";
import { clear } from "./clear.js";
import { own } from "./own.js";
import { read } from "./read.js";
import { settle } from "./settle.js";

/**
 * Catches up with an answer given elsewhere: in another tab, or on the next page before the visitor came back to
 * this one, which the browser had kept.
 * @param {import("./types").Page} page
 */
export function resume(page) {
  const before = page.choice?.time;
  read(page);
  if (own(document).hidden || !page.choice || page.choice.time === before) return;
  if (page.asking && !page.wanted && !asked(page.data.purposes, page.choice, page.refused).length) clear(page);
  settle(page);
}
