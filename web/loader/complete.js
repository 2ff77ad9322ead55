import { kind } from "./kind.js";
import { own } from "./own.js";

/**
 * Whether a held script's turn can have come: always once the document is parsed. Before that, deferred scripts and
 * modules wait for its end, and inline ones until something follows them: the parser may not have read all of their
 * text yet, which is undefined.
 * @param {HTMLScriptElement} script
 */
export function complete(script) {
  if (own(document).readyState !== "loading") return true;
  const external = script.hasAttribute("src");
  const late = kind(script) === "module" || (external && script.hasAttribute("defer"));
  return (!late || script.hasAttribute("async")) && (external || followed(script));
}

/** @param {Node} script */
function followed(script) {
  for (let node = /** @type {Node | null} */ (script); node; node = own(node).parentNode) {
    const next = /** @type {Element | null} */ (own(node).nextSibling);
    if (next && next.localName !== "biscotte-consent") return true;
  }
}
