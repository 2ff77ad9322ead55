import { cookie } from "./cookie.js";

/**
 * What to assign to document.cookie to make code the visitor's language: policy.LanguageCookie.Write.
 * @param {import("./types").LanguageCookie} attributes
 * @param {string} code
 */
export function language(attributes, code) {
  return cookie(attributes, code, attributes.maxAge ?? 0, attributes.sameSite, attributes.secure);
}
