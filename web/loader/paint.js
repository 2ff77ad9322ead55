import { attach } from "./attach.js";
import { attempt } from "./attempt.js";
import { build } from "./build.js";
import { chunk } from "./chunk.js";
import { may } from "./may.js";
import { pause } from "./pause.js";

/**
 * Paints the first layer in the visitor's language. A control that had the focus has it again. What decides
 * nothing comes once it is on the screen (room/room.js).
 * @param {import("./types").Page} page
 */
export function paint(page) {
  const { tree, texts, words, finish } = page.data;
  const said = texts[page.lang];
  if (!said) return void words?.(page, chunk, paint);
  const { root, first } = attach(page);
  const layer = /** @type {HTMLElement} */ (build(tree, said));
  finish?.forEach((step) => step(page, layer, may));
  page.before = page.amend?.(layer);
  const focused = root.activeElement?.getAttribute("data-do");
  first.replaceChildren(layer);
  /** @type {HTMLElement | null} */ (layer.querySelector(`[data-do="${focused}"]`))?.focus({ preventScroll: true });
  attempt(pause).then(() => chunk(page, "room"));
}
