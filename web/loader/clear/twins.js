import { former } from "../former.js";
import { newest } from "../newest.js";
import { now } from "../now.js";
import { place } from "./place.js";
import { stored } from "../stored.js";
import { variants } from "../variants.js";

/**
 * Leaves one consent cookie where there are several that differ: from when the policy had another domain, path or name for
 * it, or where an answer of the server has come after a newer choice. The newest stays, under the present name, also where
 * it takes back the others.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function twins(page, tools) {
  const { consentCookie } = page.data;
  const { name, formerly = [] } = consentCookie;
  // While this came, another window may have decided: that is heard first, or an old yes would be written back.
  tools.may(page, "");
  const header = tools.cookies();
  const found = stored(consentCookie, header);
  if (found.every((value) => value === found[0]) && !former(consentCookie, header)[0]) return;
  const choice = page.choice ?? newest(found, now());
  for (const one of [name, ...formerly]) for (const each of [one, one + "-lasting"]) variants(each, place()).forEach(tools.write);
  if (choice) tools.keep(page, choice);
}
