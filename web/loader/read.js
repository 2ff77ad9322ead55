import { cookies } from "./cookies.js";
import { former } from "./former.js";
import { latest } from "./latest.js";
import { now } from "./now.js";
import { standing } from "./standing.js";
import { values } from "./values.js";

/**
 * Reads the choice in force: from the cookie, or from memory where cookies cannot be written.
 * @param {import("./types").Page} page
 */
export function read(page, header = cookies()) {
  const { consentCookie, purposes } = page.data;
  const found = [...values(header, consentCookie.name), ...(FULL ? former(consentCookie, header) : []), page.held];
  page.choice = FULL ? standing(found, purposes, now()) : latest(found, now());
}
