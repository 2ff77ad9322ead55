import { flush, measure } from "./measure.js";

/** The placeholders that go by an element's size. @type {WeakMap<Element, Set<import("./lay.js").Pair>>} */
const heard = new WeakMap();

/** One for all: each is told by itself. @type {ResizeObserver | undefined} */
let sizes;

/**
 * Measures a placeholder when one of some elements has another size, before that is painted. The result ends that.
 * @param {Element[]} elements
 * @param {import("./lay.js").Pair} pair
 */
export function resized(elements, pair) {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) heard.get(target)?.forEach(measure);
    flush();
  });
  for (const element of elements) {
    const pairs = heard.get(element) ?? new Set();
    if (!pairs.size) sizes.observe(element);
    heard.set(element, pairs.add(pair));
  }
  return () => {
    for (const element of elements) {
      const pairs = heard.get(element);
      if (pairs?.delete(pair) && !pairs.size) sizes?.unobserve(element);
    }
  };
}
