import { cookies } from "./cookies.js";
import { encode } from "./encode.js";
import { fallback } from "./fallback.js";
import { latest } from "./latest.js";
import { now } from "./now.js";
import { standing } from "./standing.js";
import { stored } from "./stored.js";

/**
 * Reads the choice in force: from the cookie, or from storage or memory where cookies cannot be written. The same choice is
 * the same object.
 * @param {import("./types").Page} page
 */
export function read(page, header = cookies()) {
  const { consentCookie, purposes } = page.data;
  const found = stored(consentCookie, header);
  // Storage is slow to open: a visitor who has the cookie never pays for it.
  if (!found[0]) fallback(page);
  found.push(page.held);
  const choice = FULL ? standing(found, purposes, now()) : latest(found, now());
  const { known } = page;
  page.choice = choice && known && encode(choice) === encode(known) ? known : choice;
}
