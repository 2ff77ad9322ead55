import { match } from "./match.js";

/**
 * The language to speak to a visitor in: policy.PickLanguage.
 * @param {string[]} supported
 * @param {string[]} cookies the values of the language cookie; the last counts, as in Django
 * @param {string} page
 * @param {readonly string[]} browser
 * @param {string} fallback
 */
export function pick(supported, cookies, page, browser, fallback) {
  const wishes = [...cookies.slice(-1), ...[page, ...browser].map((wish) => wish.toLowerCase())];
  for (const wish of wishes) {
    const found = match(wish, supported);
    if (found) return found;
  }
  return fallback;
}
