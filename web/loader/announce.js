import { cookies } from "./cookies.js";
import { own } from "./own.js";
import { values } from "./values.js";

/**
 * Takes note that the visitor speaks another language and tells the page, which is loaded again if the policy wants
 * that and the language cookie now says so.
 * @param {import("./types").Page} page
 * @param {string} code
 */
export function announce(page, code) {
  const { languageCookie } = page.data;
  page.lang = code;
  own(document).dispatchEvent(new CustomEvent("biscotte:language", { detail: { language: code } }));
  if (languageCookie?.reload && values(cookies(), languageCookie.name).pop() === code) location.reload();
}
