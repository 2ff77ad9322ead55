/**
 * Has a first layer say that the browser's privacy signal is honoured, where it is: what the visitor has allowed
 * nevertheless counts.
 * @param {import("../types").Page} page
 * @param {HTMLElement} layer
 * @param {typeof import("../may.js").may} may
 */
export function honoured(page, layer, may) {
  const line = /** @type {HTMLElement | null} */ (layer.querySelector(".signal"));
  if (line) line.hidden = !page.refused || page.data.purposes.some((p) => p.gpc && may(page, p.id));
}
