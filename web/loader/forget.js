import { attempt } from "./attempt.js";
import { keep } from "./keep.js";
import { next } from "./next.js";
import { resume } from "./resume.js";

/**
 * Forgets the answer and asks again. A choice without answers takes back every earlier one: a cookie that were only removed
 * would come back with a late answer of the server, or have a twin that nobody can remove.
 * @param {import("./types").Page} page
 */
export function forget(page) {
  keep(page, { time: next(page), answers: [] });
  attempt(() => page.send?.());
  page.known = undefined; // what follows is what follows when it was forgotten elsewhere
  resume(page);
}
