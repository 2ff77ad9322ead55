/** The style sheets of all placeholders, parsed once. @type {CSSStyleSheet[] | undefined} */
let sheets;

/**
 * Gives a placeholder its style sheets.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} css
 * @param {ShadowRoot} root
 */
export function dressed(page, tools, css, root) {
  if (sheets?.length) root.adoptedStyleSheets = sheets;
  else tools.dress(root, [page.data.css[0], css], page.nonce);
  sheets ??= root.adoptedStyleSheets && [...root.adoptedStyleSheets];
}
