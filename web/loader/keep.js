import { consent } from "./consent.js";
import { encode } from "./encode.js";
import { fallback } from "./fallback.js";
import { lasting } from "./lasting.js";
import { now } from "./now.js";
import { put } from "./put.js";
import { read } from "./read.js";

/**
 * Keeps a choice in its cookie; where the browser refuses that, in the page's storage, or in memory for as long as the
 * page lives. Other windows are told.
 * @param {import("./types").Page} page
 * @param {import("./types").Choice} choice
 */
export function keep(page, choice) {
  const { consentCookie } = page.data;
  const secure = location.protocol === "https:";
  const value = encode(choice);
  const cookie = FULL ? lasting(page.data, choice, now(), secure) : consent(consentCookie, choice, now(), secure);
  fallback(page, put(cookie) ? "" : value);
  page.was = page.choice;
  read(page);
  page.known = page.choice;
  page.call?.();
}
