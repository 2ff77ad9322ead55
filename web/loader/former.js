import { values } from "./values.js";

/**
 * The values of cookies that have a name which the consent cookie had before: with those of its present name before them,
 * policy.ConsentCookie.Values.
 * @param {import("./types").ConsentCookie} cookie
 * @param {string} header
 */
export function former({ formerly = [] }, header) {
  return formerly.flatMap((name) => values(header, name));
}
