import { own } from "./own.js";

/**
 * Calls back when the page has loaded and has nothing better to do.
 * @param {() => void} then
 */
export function idle(then) {
  const wait = () => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(then, { timeout: 2000 });
    else setTimeout(then, 200); // Safari has none
  };
  if (own(document).readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
