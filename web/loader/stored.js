import { values } from "./values.js";

/**
 * The values that may be the visitor's choice: policy.ConsentCookie.Values. The server's copy has a name of its own, so
 * that an answer of the server that comes late never overwrites a newer choice.
 * @param {import("./types").ConsentCookie} cookie
 * @param {string} header
 */
export function stored(cookie, header) {
  const find = (/** @type {string} */ name) => [...values(header, name), ...values(header, name + "-lasting")];
  return FULL ? [cookie.name, ...(cookie.formerly ?? [])].flatMap(find) : find(cookie.name);
}
