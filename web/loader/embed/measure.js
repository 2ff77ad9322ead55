import { lay } from "./lay.js";

/** What is to be measured. @type {Set<import("./lay.js").Pair>} */
const due = new Set();

/**
 * Has a placeholder measured before the next paint, together with all others that have to be: each by itself would have the
 * page laid out for it.
 * @param {import("./lay.js").Pair} pair
 */
export function measure(pair) {
  if (!due.size) requestAnimationFrame(flush);
  due.add(pair);
}

/** Measures what there is to measure. */
export function flush() {
  const all = [...due].filter(({ host }) => host.isConnected);
  due.clear();
  if (all[0]) lay(all);
}
