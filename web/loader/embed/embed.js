import css from "../../style/embed.css";
import { cover } from "./cover.js";
import { fill } from "./fill.js";
import { once } from "./once.js";
import { uncover } from "./uncover.js";

/**
 * Lets a held element go if it may, takes back one that may not any more, and covers what is held with a placeholder.
 * It is called for every such element whenever something changes.
 * @type {import("../types").Chunks["embed"]}
 */
export function embed(page, tools, element) {
  const wanted = element.dataset.consent ?? "";
  const singly = once(page);
  const yes = singly.has(element) || tools.may(page, wanted);
  if (yes) uncover(element);
  note(page, element, yes, !tools.may(page, wanted));
  try {
    fill(element, yes, tools.trust);
  } catch (error) {
    console.warn("biscotte: an element cannot be let go; add biscotte to trusted-types:", error);
  }
  // What is for those who refuse has nothing to ask for.
  if (yes || wanted.includes("!") || !/^(iframe|video|embed|object)$/.test(element.localName)) return;
  cover(page, tools, css, element, (always) => {
    if (always) singly.always(wanted);
    else singly.add(element);
    embed(page, tools, element);
  });
}

/**
 * Where somebody debugs the page, it is noted when an element goes, and forgotten when it is taken back.
 * @param {import("../types").Page} page
 * @param {HTMLElement} element
 * @param {boolean | undefined} yes
 * @param {boolean} once
 */
function note({ gone }, element, yes, once) {
  const at = gone?.findIndex(({ script }) => script === element) ?? -1;
  if (yes && at < 0) gone?.push({ time: performance.now(), script: element, once });
  if (!yes && at >= 0) gone?.splice(at, 1);
}
