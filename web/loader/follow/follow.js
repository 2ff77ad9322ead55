import { match } from "../languages/match.js";
import { own } from "../own.js";
import { pick } from "../languages/pick.js";
import { translate } from "./translate.js";
import { values } from "../values.js";

/**
 * Follows the page into another language, as applications change it without loading anything. The language that a visitor
 * has picked stays; no cookie is written, and an open panel keeps its switches.
 * @type {import("../types").Chunks["follow"]}
 */
export function follow(page, tools) {
  const { languages, languageCookie, defaultLanguage } = page.data;
  const known = languageCookie ? values(tools.cookies(), languageCookie.name).slice(-1) : [];
  if (page.picked || known.some((value) => match(value, languages))) return;
  const code = pick(languages, [], own(document).documentElement.lang, navigator.languages ?? [], defaultLanguage);
  if (page.run?.speak) page.run.speak(code);
  else translate(page, tools, code, true);
}
