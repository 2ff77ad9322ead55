import { cookies } from "./cookies.js";
import { former } from "./former.js";
import { latest } from "./latest.js";
import { now } from "./now.js";
import { values } from "./values.js";

/**
 * Reads the choice in force: from the cookie, or from memory where cookies cannot be written.
 * @param {import("./types").Page} page
 */
export function read(page, header = cookies()) {
  page.choice = latest(
    [...values(header, page.data.consentCookie.name), ...(FULL ? former(page.data.consentCookie, header) : []), page.held],
    now(),
  );
}
