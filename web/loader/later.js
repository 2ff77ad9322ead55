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
  const idle = window.requestIdleCallback ?? (() => setTimeout(begin, 200)); // Safari has none
  const wait = () => idle(begin, { timeout: 2000 });
  if (page.data.load === "intent") return;
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
