import { values } from "./values.js";

/**
 * The values that may be the visitor's choice: policy.ConsentCookie.Values. The server's copy has a name of its own, so
 * that an answer of the server that comes late never overwrites a newer choice.
 * @param {import("./types").ConsentCookie} cookie
 * @param {string} header
 */
export function stored({ name, formerly = [] }, header) {
  return (FULL ? [name, ...formerly] : [name]).flatMap((one) => [...values(header, one), ...values(header, one + "-lasting")]);
}
