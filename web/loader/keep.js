import { consent } from "./consent.js";
import { cookies } from "./cookies.js";
import { encode } from "./encode.js";
import { lasting } from "./lasting.js";
import { now } from "./now.js";
import { values } from "./values.js";
import { write } from "./write.js";

/**
 * Keeps a choice in its cookie; where that cannot be written, in memory for as long as the page lives.
 * @param {import("./types").Page} page
 * @param {import("./types").Choice} choice
 */
export function keep(page, choice) {
  const { consentCookie } = page.data;
  const secure = location.protocol === "https:";
  write(FULL ? lasting(page.data, choice, now(), secure) : consent(consentCookie, choice, now(), secure));
  const value = encode(choice);
  page.held = values(cookies(), consentCookie.name).includes(value) ? "" : value;
}
