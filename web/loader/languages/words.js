/** How long a visitor waits for texts in the own language before those of the default language do, in milliseconds. */
const patience = 3000;

/**
 * The first layer's texts in the visitor's language. Those that consent.js does not carry are a chunk of their own,
 * named after the language; where it cannot be had, or not soon, the default language stands in. Once they are there, the
 * first layer is painted, but not over what has been answered meanwhile, or drawn by the component.
 * @param {import("../types").Page} page
 * @param {typeof import("../chunk.js").chunk} chunk
 * @param {(page: import("../types").Page) => void} [paint]
 */
export async function words(page, chunk, paint) {
  const { asking, lang, data: { texts, defaultLanguage } } = page;
  const late = () => new Promise((done) => setTimeout(done, patience));
  const said = (texts[lang] ??=
    (await Promise.race([chunk(page, /** @type {"language"} */ (lang)), late()])) ?? texts[defaultLanguage]);
  if (asking === page.asking && !page.run?.show) paint?.(page);
  return said;
}
