import { cookie } from "./cookie.js";
import { encode } from "./encode.js";
import { remaining } from "./remaining.js";

/**
 * What to assign to document.cookie to keep a choice for the rest of its life: policy.ConsentCookie.Write.
 * @param {import("./types").ConsentCookie} attributes
 * @param {import("./types").Choice} choice
 * @param {number} now
 * @param {boolean} secure whether the page came over HTTPS
 */
export function consent(attributes, choice, now, secure) {
  return cookie(attributes, encode(choice), remaining(choice, now), attributes.sameSite || "Lax", secure);
}
