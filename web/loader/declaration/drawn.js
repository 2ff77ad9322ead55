import { build } from "../build.js";
import { request } from "../request.js";

/**
 * The declaration in the visitor's language, built from what the server has drawn of it.
 * @param {import("../types").Page} page
 * @returns {Promise<HTMLElement>}
 */
export async function drawn(page) {
  const path = `${page.data.assets.more}declaration.${page.lang}.json`;
  const answer = await request(page, path);
  return /** @type {HTMLElement} */ (build(await answer.json(), []));
}
