import { former } from "../former.js";
import { values } from "../values.js";
import { variants } from "../variants.js";

/**
 * Leaves one consent cookie where there are several, from when the policy had another domain, path or name for it: the
 * newest answer, which is the one in force, under the present name; none where the visitor's answer is being forgotten.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function twins(page, tools) {
  const { consentCookie } = page.data;
  const { name, formerly = [] } = consentCookie;
  const header = tools.cookies();
  if (values(header, name).length < (page.choice ? 2 : 1) && !former(consentCookie, header).length) return;
  for (const one of [name, ...formerly]) variants(one, location).forEach(tools.write);
  if (page.choice) tools.keep(page, page.choice);
}
