/**
 * Has the language list of a first layer show the language that it is in.
 * @param {import("../types").Page} page
 * @param {HTMLElement} layer
 */
export function list(page, layer) {
  const list = layer.querySelector("select");
  if (list) list.value = page.lang;
}
