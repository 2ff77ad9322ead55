import { boot } from "./boot.js";

const earlier = /** @type {any} */ (window.biscotte);
// A page that has the tag twice has one banner.
if (!earlier?.version) {
  boot(DATA, /** @type {HTMLScriptElement | null} */ (document.currentScript));
  // What the page pushed to an array of that name before we came.
  earlier?.forEach?.(window.biscotte?.push);
}
