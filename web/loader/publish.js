import { api } from "./api.js";

/**
 * Gives the page window.biscotte, and calls what it pushed to an array of that name before. Anything else by that name,
 * be it the page's or an element's in its markup, is replaced.
 * @param {import("./types").Page} page
 */
export function publish(page) {
  const earlier = /** @type {any} */ (window.biscotte);
  const self = api(page);
  window.biscotte = self;
  if (Array.isArray(earlier)) earlier.forEach(self.push);
  else if (earlier) console.warn("biscotte: replaces window.biscotte", earlier);
}
