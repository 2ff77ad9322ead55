import { unadopted } from "./unadopted.js";

/** How often is looked, in milliseconds. */
const rest = 100;

/** Who waits, and for what. @type {Set<() => boolean>} */
const waiting = new Set();

/**
 * Waits until no framework is about to adopt an element any more, or it has left the page; at once, it is undefined.
 * @param {Element} element
 * @returns {Promise<void> | undefined}
 */
export function adopted(element) {
  if (!element.isConnected || !unadopted(element)) return;
  return new Promise((done) => {
    waiting.add(() => {
      const over = !element.isConnected || !unadopted(element);
      if (over) done();
      return over;
    });
    if (waiting.size === 1) setTimeout(look, rest);
  });
}

function look() {
  for (const one of waiting) if (one()) waiting.delete(one);
  if (waiting.size) setTimeout(look, rest);
}
