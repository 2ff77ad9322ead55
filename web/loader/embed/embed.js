import { fill } from "./fill.js";

/**
 * Lets a held element go if it may, takes back one that may not any more, and covers what is held with a placeholder.
 * It is called for every such element whenever something changes.
 * @type {import("../types").Chunks["embed"]}
 */
export function embed(page, tools, element) {
  const yes = tools.may(page, element.dataset.consent ?? "");
  try {
    fill(element, yes, tools.trust);
  } catch (error) {
    console.warn("biscotte: an element cannot be let go; add biscotte to trusted-types:", error);
  }
}
