import { values } from "../values.js";
import { variants } from "./variants.js";

/**
 * Leaves one consent cookie where there are several, from when the policy had another domain or path for it: the newest
 * answer, which is the one in force.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function twins(page, tools) {
  const { name } = page.data.consentCookie;
  if (values(tools.cookies(), name).length < 2) return;
  variants(name, location).forEach(tools.write);
  if (page.choice) tools.keep(page, page.choice);
}
