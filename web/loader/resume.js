import { ask } from "./ask.js";
import { attempt } from "./attempt.js";
import { clear } from "./clear.js";
import { led } from "./led.js";
import { read } from "./read.js";
import { settle } from "./settle.js";

/**
 * Catches up with an answer that was given, changed or forgotten elsewhere: in another window, in a frame, or on the next
 * page before the visitor came back to this one, which the browser had kept. The whole choice counts, not its time alone,
 * and none is a change too.
 * @param {import("./types").Page} page
 */
export function resume(page) {
  const { known } = page;
  read(page);
  if (page.asking && !page.wanted && led()) clear(page);
  if (page.choice === known) return;
  // A layer that asks everything does so whatever is answered.
  const whole = page.asking && !page.before;
  page.known = page.choice;
  settle(page);
  if (page.wanted) {
    if (!whole) page.before = page.choice;
    page.run?.heard?.();
  } else if (!(page.asking && whole && page.host?.element.isConnected)) {
    attempt(() => clear(page));
    if (page.asking) attempt(() => ask(page));
  }
}
