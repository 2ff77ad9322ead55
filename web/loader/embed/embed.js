/**
 * Draws a placeholder over a held element.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {HTMLElement} element
 */
export function embed(page, tools, element) {
  void page, tools, element;
}
