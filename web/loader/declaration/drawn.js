import { build } from "../build.js";

/**
 * The declaration in the visitor's language, built from what the server has drawn of it.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @returns {Promise<HTMLElement>}
 */
export async function drawn(page, tools) {
  const path = `${page.data.assets.more}declaration.${page.lang}.json`;
  const answer = await tools.request(page, path, "application/json", {});
  return /** @type {HTMLElement} */ (build(await answer.json(), []));
}
