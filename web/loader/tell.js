import { may } from "./may.js";

/**
 * Tells the page about the choice in force, as an event on the document.
 * @param {import("./types").Page} page
 * @param {string} name
 * @param {object} [more]
 */
export function tell(page, name, more) {
  const categories = Object.fromEntries(page.data.purposes.map(({ id }) => [id, may(page, id)]));
  document.dispatchEvent(new CustomEvent(name, { detail: { choice: page.choice, categories, ...more } }));
}
