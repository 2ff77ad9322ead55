import { may } from "../may.js";

/**
 * A copy of what a vendor is to be told, with {"?": category, yes, no} replaced by what is allowed. Without
 * a page, nothing is.
 * @param {import("../types").Page | undefined} page
 * @param {any} value
 * @returns {any}
 */
export function fill(page, value) {
  const copy = (/** @type {any} */ one) => fill(page, one);
  if (!value || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(copy);
  if (value["?"]) return copy(page && may(page, value["?"]) ? value.yes : value.no);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one)]));
}
