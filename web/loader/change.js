import { chunk } from "./chunk.js";
import { commit } from "./commit.js";
import { merge } from "./merge.js";
import { next } from "./next.js";
import { permits } from "./permits.js";
import { read } from "./read.js";

/**
 * Answers what is given and leaves the rest as it is stored. It needs nothing from the network: a decision is kept at once.
 * What is no answer to what the policy has changes nothing, and is an error on the console.
 * @param {import("./types").Page} page
 * @param {Record<string, boolean>} answers
 */
export function change(page, answers) {
  // Without what the page has put on every object.
  const own = /** @type {any} */ ({ __proto__: null, ...answers });
  const names = Object.keys(own);
  const fit = names.every((name) => own[name] === !!own[name] && permits(page, name) != null);
  if (!fit || !names[0]) return void chunk(page, "misuse", answers);
  read(page);
  const choice = merge(page.data.purposes, page.choice, next(page), own);
  // It may name nothing that needs an answer.
  if (choice.answers[0]) commit(page, choice, "api");
}
