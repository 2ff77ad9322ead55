import { announce } from "../announce.js";
import { language } from "../language.js";
import { stop } from "../stop.js";

/**
 * Answers the language list of the first layer. A component that has begun with the old language begins again.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} code
 * @param {boolean} [followed] whether it is the page that has another language now, and no visitor who has picked one
 */
export function translate(page, tools, code, followed) {
  const { languages, languageCookie } = page.data;
  if (code === page.lang || !languages.includes(code)) return;
  page.picked = !followed;
  if (!followed && languageCookie && !languageCookie.httpOnly) tools.put(language(languageCookie, code));
  const { wanted, opener } = page;
  stop(page);
  page.lang = code;
  if (page.asking || !followed) tools.paint(page);
  if (wanted) tools.open(page, opener);
  announce(page, code);
}
