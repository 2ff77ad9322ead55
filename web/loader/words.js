import { chunk } from "./chunk.js";

/** How long a visitor waits for texts in the own language before those of the default language do, in milliseconds. */
const patience = 3000;

/**
 * The first layer's texts in the visitor's language. Those that consent.js does not carry are a chunk of their own,
 * named after the language; where it cannot be had, or not soon, the default language stands in.
 * @param {import("./types").Page} page
 */
export async function words(page) {
  const { lang, data: { texts, defaultLanguage } } = page;
  const late = () => new Promise((done) => setTimeout(done, patience));
  return (texts[lang] ??=
    (await Promise.race([chunk(page, /** @type {"language"} */ (lang)), late()])) ?? texts[defaultLanguage]);
}
