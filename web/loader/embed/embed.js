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
  // What is for those who refuse has nothing to ask for.
  const asks = !yes && !wanted.includes("!") && /^(iframe|video|embed|object)$/.test(element.localName);
  if (!asks) uncover(element);
  try {
    fill(element, yes, tools.trust);
  } catch (error) {
    console.warn("biscotte: an element cannot be let go; add biscotte to trusted-types:", error);
  }
  if (!asks) return;
  cover(page, tools, css, element, (always) => {
    if (always) singly.always(element);
    else singly.add(element);
    embed(page, tools, element);
  });
}
