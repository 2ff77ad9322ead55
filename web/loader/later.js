import { load } from "./load.js";
import { thrifty } from "./thrifty.js";

/**
 * Begins with the second stage when the page has loaded and has nothing better to do.
 * @param {import("./types").Page} page
 */
export function later(page) {
  const begin = () => {
    if (page.asking && !thrifty()) load(page, "low");
  };
  const wait = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 2000 });
    else setTimeout(begin, 200);
  };
  if (page.data.load === "intent") return;
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
