import { consent } from "./consent.js";
import { cookies } from "./cookies.js";
import { encode } from "./encode.js";
import { fallback } from "./fallback.js";
import { lasting } from "./lasting.js";
import { now } from "./now.js";
import { put } from "./put.js";
import { read } from "./read.js";

/**
 * Keeps a choice in its cookie; where the browser refuses that, in the page's storage, or in memory for as long as the
 * page lives. Other windows are told.
 *
 * The server's copy says the same at once: its answer may never come, and Safari removes in a week what scripts have
 * written, so that an old yes would be left alone. The copy's name also serves where an HttpOnly cookie has the other one,
 * which scripts cannot overwrite: readers take the newer of the two.
 * @param {import("./types").Page} page
 * @param {import("./types").Choice} choice
 */
export function keep(page, choice) {
  // A document that is written into a frame has no protocol of its own.
  const secure = isSecureContext && location.protocol !== "http:";
  const value = encode(choice);
  const cookie = FULL ? lasting(page.data, choice, now(), secure) : consent(page.data.consentCookie, choice, now(), secure);
  fallback(page, (put(cookie) && !/-lasting=/.test(cookies())) || put(cookie.replace("=", "-lasting=")) ? "" : value);
  page.was = page.choice;
  read(page);
  page.known = page.choice;
  page.call?.();
}
