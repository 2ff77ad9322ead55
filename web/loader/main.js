import { boot } from "./boot.js";
import { own } from "./own.js";

// A page that has the tag twice has one banner. Markup cannot set a symbol, nor can a page by chance.
const mark = Symbol.for("biscotte");
const marked = /** @type {any} */ (document);
if (!marked[mark]) {
  marked[mark] = true;
  boot(DATA, /** @type {HTMLScriptElement | null} */ (own(document).currentScript));
}
