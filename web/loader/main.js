import { boot } from "./boot.js";

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const begin = (/** @type {import("./types").Data} */ data) => {
  const earlier = /** @type {any} */ (window.biscotte);
  // A page that has the tag twice has one banner.
  if (earlier?.version) return;
  boot(data, script);
  // What the page pushed to an array of that name before we came.
  earlier?.forEach?.(window.biscotte?.push);
};
const other = DATA.elsewhere?.(DATA, script);
if (other) other.then(begin);
else begin(DATA);
