import { post } from "./post.js";

/**
 * Has the server write the language cookie where no script can, and then loads the page again if the policy wants that.
 * @param {import("../types").Page} page
 * @param {string} url
 * @param {string} language
 */
export async function speak({ data }, url, language) {
  const { status, text } = await post(url, { language });
  if (status !== 204) return console.warn(`biscotte: the language is not kept: ${url} answered ${status || "nothing"} ${text}`);
  if (data.languageCookie?.reload) location.reload();
}
