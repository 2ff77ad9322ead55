import { attempt } from "./attempt.js";
import { clear } from "./clear.js";
import { keep } from "./keep.js";
import { later } from "./later.js";
import { next } from "./next.js";
import { paint } from "./paint.js";
import { settle } from "./settle.js";

/**
 * Forgets the answer and asks again. A choice without answers takes back every earlier one: a cookie that were only removed
 * would come back with a late answer of the server, or have a twin that nobody can remove.
 * @param {import("./types").Page} page
 */
export async function forget(page) {
  keep(page, { time: next(page), answers: [] });
  attempt(() => clear(page));
  await settle(page, "api");
  if (!page.asking) return;
  paint(page);
  later(page);
}
