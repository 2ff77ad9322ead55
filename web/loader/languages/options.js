/**
 * Fills the language list of a first layer, where the languages are so many that the tree is without them.
 * @param {import("../types").Page} page
 * @param {HTMLElement} layer
 */
export function options({ data: { languages, names = [] } }, layer) {
  const all = languages.map((lang, i) => Object.assign(new Option(names[i], lang), { lang }));
  layer.querySelector("select")?.append(...all);
}
