import { asked } from "../asked.js";
import { variants } from "../clear/variants.js";
import { merge } from "./merge.js";

/**
 * Answers what is given and leaves the rest as it is; given nothing, forgets the answer and asks again.
 * @type {import("../types").Chunks["change"]}
 */
export async function change(page, tools, answers) {
  const { consentCookie, purposes } = page.data;
  const choice = answers ? merge(purposes, page.choice, tools.now(), answers) : null;
  // Nothing that the policy has.
  if (choice?.answers.length === 0) return;
  if (!choice || !asked(purposes, choice, page.refused).length) tools.clear(page);
  if (choice) {
    tools.keep(page, choice);
  } else {
    page.held = "";
    const { name, formerly = [] } = consentCookie;
    for (const one of [name, ...formerly]) variants(one, location).forEach(tools.write);
  }
  await tools.settle(page, "api");
  if (choice || !page.asking) return;
  tools.paint(page);
  tools.later(page);
}
