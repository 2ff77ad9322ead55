import { idle } from "../idle.js";
import { thrifty } from "../thrifty.js";

/**
 * Begins with the second stage when the page has loaded and has nothing better to do.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function later(page, tools) {
  if (page.data.load === "intent") return;
  idle(() => {
    if (!page.asking || thrifty()) return;
    tools.load(page, "low");
  });
}
