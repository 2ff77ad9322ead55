import { chunk } from "./chunk.js";
import { led } from "./led.js";
import { paint } from "./paint.js";

/**
 * Shows the question, and to visitors who have answered before the difference alone. Not in a frame of a page that asks.
 * @param {import("./types").Page} page
 */
export function ask(page) {
  if (led()) return;
  page.call?.(); // to frames that were here earlier
  if (page.choice) chunk(page, "again").then((over) => over || !page.asking || paint(page));
  else paint(page);
}
