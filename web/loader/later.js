import { idle } from "./idle.js";
import { load } from "./load.js";
import { thrifty } from "./thrifty.js";

/**
 * Begins with the second stage when the page has loaded and has nothing better to do.
 * @param {import("./types").Page} page
 */
export function later(page) {
  if (page.data.load === "intent") return;
  idle(() => {
    if (!page.asking || thrifty()) return;
    load(page, "low");
  });
}
