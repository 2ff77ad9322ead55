import { commit } from "./commit.js";
import { merge } from "./merge.js";
import { next } from "./next.js";

/**
 * Answers what is given and leaves the rest as it is. It needs nothing from the network: a decision is kept at once.
 * @param {import("./types").Page} page
 * @param {Record<string, boolean>} answers
 */
export function change(page, answers) {
  const given = Object.assign(Object.create(null), answers); // what it inherits is no answer
  const choice = merge(page.data.purposes, page.choice, next(page), given);
  // It may name nothing that the policy has.
  if (choice.answers[0]) commit(page, choice, "api");
}
