import { asked } from "./asked.js";
import { pause } from "./pause.js";
import { read } from "./read.js";
import { sweep } from "./sweep.js";
import { tell } from "./tell.js";

/**
 * Follows up a decision: what it lets go starts once the answer to the visitor's press is on the screen.
 * @param {import("./types").Page} page
 * @param {import("./types").Source} [source] where it was made, if on this page
 */
export async function settle(page, source) {
  read(page);
  if (source) page.send?.(source);
  page.asking = asked(page.data.purposes, page.choice, page.refused).length > 0;
  await pause();
  page.signal(true);
  page.open(true);
  sweep(page, true);
  tell(page, "biscotte:choice");
}
