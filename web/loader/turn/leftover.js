/** Held scripts whose turn has been. @type {WeakSet<Node>} */
const spent = new WeakSet();

/**
 * Takes out what is left of a held script where the page has been copied: the copy of its real one is held again, and
 * leaves another.
 * @param {HTMLScriptElement} held
 */
export function leftover(held) {
  spent.add(held);
  const rest = /** @type {any} */ (held.previousSibling);
  if (rest?.dataset?.consentGone && !spent.has(rest)) rest.remove();
}
