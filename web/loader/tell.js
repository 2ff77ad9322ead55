import { allowed } from "./allowed.js";
import { own } from "./own.js";

/**
 * Tells the page about the choice in force, as an event on the document.
 * @param {import("./types").Page} page
 * @param {string} name
 * @param {object} [more]
 */
export function tell(page, name, more) {
  const { choice } = page;
  const { purposes } = page.data;
  const categories = Object.fromEntries(purposes.map(({ id }) => [id, allowed(purposes, choice, id)]));
  own(document).dispatchEvent(new CustomEvent(name, { detail: { choice, categories, ...more } }));
}
