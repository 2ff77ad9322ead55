import { boot } from "./boot.js";

// A page that has the tag twice has one banner.
if (!window.biscotte?.version) boot(DATA, /** @type {HTMLScriptElement | null} */ (document.currentScript));
