import { own } from "./own.js";

/**
 * Whether the page came with a policy that goes by nonces, as browsers then hide them (HTML, "hide nonces"). Where our own
 * tag has none, nothing tells the page's scripts from a stranger's.
 */
export function nonced() {
  return Array.from(own(document).scripts).some((script) => script.nonce && !script.getAttribute("nonce"));
}
