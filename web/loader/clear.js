import { stop } from "./stop.js";

/**
 * Takes everything that we show off the page.
 * @param {import("./types").Page} page
 */
export function clear(page) {
  stop(page);
  page.host?.first.replaceChildren();
  page.host?.element.remove();
}
