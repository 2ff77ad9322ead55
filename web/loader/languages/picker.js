import { own } from "../own.js";
import { pick } from "./pick.js";

/**
 * The language to speak to the visitor in. It tells when the page has another one, as applications change it without
 * loading anything.
 * @param {import("../types").Data} data
 * @param {(name: string) => string[]} cookies the values of those of a name
 * @param {() => void} changed
 */
export function picker({ languages, languageCookie, defaultLanguage }, cookies, changed) {
  const root = own(document).documentElement;
  new MutationObserver(changed).observe(root, { attributeFilter: ["lang"] });
  const known = languageCookie ? cookies(languageCookie.name) : [];
  return pick(languages, known, root.lang, navigator.languages ?? [], defaultLanguage);
}
