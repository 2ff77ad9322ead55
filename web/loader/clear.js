import { stop } from "./stop.js";

/**
 * Takes everything that we show off the page.
 * @param {import("./types").Page} page
 */
export function clear(page) {
  stop(page);
  page.host?.first.replaceChildren();
  // Prototype.js has a remove() of its own, which throws for an element that is not in the page.
  if (page.host?.element.isConnected) page.host.element.remove();
}
