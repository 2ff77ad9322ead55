import { stored } from "./stored.js";

/**
 * The values of cookies that have a name which the consent cookie had before.
 * @param {import("./types").ConsentCookie} cookie
 * @param {string} header
 */
export function former({ formerly = [] }, header) {
  return formerly.flatMap((name) => stored({ name }, header));
}
