import { attach } from "./attach.js";
import { attempt } from "./attempt.js";
import { build } from "./build.js";
import { chunk } from "./chunk.js";
import { may } from "./may.js";
import { options } from "./options.js";
import { pause } from "./pause.js";
import { words } from "./words.js";

/**
 * Paints the first layer in the visitor's language. A control that had the focus has it again. The rest of its ways come
 * once it is on the screen: no decision needs them.
 * @param {import("./types").Page} page
 */
export function paint(page) {
  if (FULL && !page.data.texts[page.lang]) return paintLater(page);
  const { root, first } = attach(page);
  const layer = /** @type {HTMLElement} */ (build(page.data.tree, page.data.texts[page.lang]));
  const signal = /** @type {HTMLElement | null} */ (layer.querySelector(".signal"));
  if (signal) signal.hidden = !page.refused || page.data.purposes.some((p) => p.gpc && may(page, p.id));
  const list = layer.querySelector("select");
  if (FULL) list?.append(...options(page.data));
  if (list) list.value = page.lang;
  page.before = page.amend?.(layer);
  const focused = root.activeElement?.getAttribute("data-do");
  first.replaceChildren(layer);
  if (focused) focus(layer, focused);
  attempt(pause).then(() => chunk(page, "room"));
}

/**
 * Paints once the texts are there, but not over what has been answered meanwhile, or drawn by the component.
 * @param {import("./types").Page} page
 */
function paintLater(page) {
  const { asking } = page;
  words(page).then(() => {
    if (asking === page.asking && !page.run?.show) paint(page);
  });
}

/**
 * @param {HTMLElement} layer
 * @param {string} what
 */
function focus(layer, what) {
  /** @type {HTMLElement | null} */ (layer.querySelector(`[data-do="${what}"]`))?.focus({ preventScroll: true });
}
