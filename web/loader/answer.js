import { commit } from "./commit.js";
import { decide } from "./decide.js";
import { next } from "./next.js";

/**
 * Answers every question with yes or with no.
 * @param {import("./types").Page} page
 * @param {boolean} yes
 * @param {import("./types").Source} source
 */
export function answer(page, yes, source) {
  return commit(page, decide(page.data.purposes, next(page), () => yes), source);
}
