import { commit } from "./commit.js";
import { decide } from "./decide.js";
import { next } from "./next.js";
import { read } from "./read.js";

/**
 * Answers with yes or with no: everything, or what the layer that was pressed shows (policy.Press).
 * @param {import("./types").Page} page
 * @param {boolean} yes
 * @param {import("./types").Source} source
 */
export function answer(page, yes, source) {
  read(page);
  const shown = source === "banner" && page.news?.(yes);
  return commit(page, shown || decide(page.data.purposes, next(page), () => yes), source);
}
