/** Those that are told of a parent's children, and what tells them. @type {WeakMap<Node, {calls: Set<() => void>, observer: MutationObserver}>} */
const heard = new WeakMap();

/**
 * Calls back when the children of an element's parent are others, or the element waits for something else. The result
 * ends that.
 * @param {HTMLElement} element
 * @param {() => void} then
 */
export function moved(element, then) {
  const parent = /** @type {Node} */ (element.parentNode);
  const known = heard.get(parent) ?? watch(parent);
  const wanted = new MutationObserver(then);
  wanted.observe(element, { attributeFilter: ["data-consent"] });
  known.calls.add(then);
  return () => {
    wanted.disconnect();
    known.calls.delete(then);
    if (known.calls.size) return;
    known.observer.disconnect();
    heard.delete(parent);
  };
}

/** One for a parent, however many of its children are covered. @param {Node} parent */
function watch(parent) {
  const calls = /** @type {Set<() => void>} */ (new Set());
  const observer = new MutationObserver(() => [...calls].forEach((call) => call()));
  observer.observe(parent, { childList: true });
  const known = { calls, observer };
  heard.set(parent, known);
  return known;
}
