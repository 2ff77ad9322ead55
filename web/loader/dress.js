import { own } from "./own.js";

/**
 * Gives a shadow root its style sheets. Constructed ones are no concern of style-src; where there are none
 * (Safari before 16.4), a style element with the page's nonce does.
 * @param {ShadowRoot} root
 * @param {string[]} styles
 * @param {string} nonce
 */
export function dress(root, styles, nonce) {
  try {
    root.adoptedStyleSheets = styles.map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
  } catch {
    const style = own(document).createElement("style");
    style.nonce = nonce;
    style.textContent = styles.join("\n");
    root.querySelector("style")?.remove();
    root.prepend(style);
  }
}
