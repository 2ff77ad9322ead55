import { asked } from "./asked.js";
import { attempt } from "./attempt.js";
import { pause } from "./pause.js";
import { read } from "./read.js";
import { sweep } from "./sweep.js";
import { tell } from "./tell.js";

/**
 * Follows up a decision: what it lets go starts once the answer to the visitor's press is on the screen. None of these
 * steps can keep the others from being taken.
 * @param {import("./types").Page} page
 * @param {import("./types").Source} [source] where it was made, if on this page
 */
export async function settle(page, source) {
  read(page);
  if (source) attempt(() => page.send?.(source));
  page.asking = asked(page.data.purposes, page.choice, page.refused).length > 0;
  await attempt(pause);
  attempt(() => page.signal(true));
  attempt(() => page.open());
  attempt(() => sweep(page, true));
  attempt(() => tell(page, "biscotte:choice"));
}
