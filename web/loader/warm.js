import { load } from "./load.js";
import { thrifty } from "./thrifty.js";

/**
 * Begins with the second stage because the panel may be asked for next. Not again once it has failed: the focus that
 * we give back then would start it for ever.
 * @param {import("./types").Page} page
 */
export function warm(page) {
  if (!page.warned && !thrifty()) load(page, "high");
}
