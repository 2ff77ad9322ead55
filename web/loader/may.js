import { permits } from "./permits.js";

/**
 * Whether all that is wanted may be used under the choice in force: "category" or "category/service", several of them
 * with blanks or commas between. "!category" is what is for visitors who have answered and have not granted it.
 * Undefined is a mistake: something that the policy does not have, or nothing at all.
 * @param {import("./types").Page} page
 * @param {string} wanted
 */
export function may(page, wanted) {
  page.fresh?.();
  const all = (wanted.match(/[^\s,]+/g) ?? [""]).map((one) => {
    const yes = permits(page, one.replace(/^!/, ""));
    return one[0] === "!" && yes !== undefined ? !page.asking && !yes : yes;
  });
  return all.includes(undefined) ? undefined : all.every(Boolean);
}
