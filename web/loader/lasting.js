import { cookie } from "./cookie.js";
import { days } from "./days.js";
import { encode } from "./encode.js";
import { remaining } from "./remaining.js";

/**
 * What to assign to document.cookie to keep a choice where something is used until the visitor objects:
 * policy.ConsentCookie.WriteFor.
 * @param {import("./types").Data} data
 * @param {import("./types").Choice} choice
 * @param {number} now
 * @param {boolean} secure whether the page came over HTTPS
 */
export function lasting({ consentCookie, purposes }, choice, now, secure) {
  const life = remaining(choice, now, days(purposes));
  return cookie(consentCookie, encode(choice), life, consentCookie.sameSite || "Lax", secure);
}
