import { own } from "../own.js";
/**
 * Tells the owner of a page that the banner names a way back which the page does not have. It is no warning: a page may
 * have a control of its own, or get one later.
 * @param {import("../types").Page} page
 */
export function wayBack(page) {
  if (page.data.settings || own(document).querySelector("[data-consent-open]")) return;
  console.info(
    "biscotte: the banner says that the cookie settings are at the foot of every page, and nothing on this one opens them: " +
      'add <a href="#" data-consent-open>, or "settingsButton" to the "look" of the policy',
  );
}
