import { chunk } from "./chunk.js";
import { paint } from "./paint.js";
import { failed, speak } from "./speak.js";
import { stop } from "./stop.js";

/**
 * Goes on without the second stage: with the first layer, which needs none, also for a visitor who has answered and
 * wanted to change that.
 * @param {import("./types").Page} page
 * @param {unknown} error
 */
export function fail(page, error) {
  const { wanted } = page;
  stop(page);
  const find = () => /** @type {HTMLElement | null | undefined} */ (page.host?.first.querySelector("[data-do=customise]"));
  const button = find();
  if (button) {
    button.removeAttribute("aria-busy");
  } else if (page.asking || wanted) {
    paint(page);
    if (wanted) find()?.focus();
  }
  if (wanted) speak(page, failed);
  if (page.warned) return;
  page.warned = true;
  chunk(page, "explain", error);
}
