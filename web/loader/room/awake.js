/** The elements that are kept from sleeping. @type {WeakSet<Element>} */
const kept = new WeakSet();

/** How a page puts to sleep all that is around a dialog of its own. */
const attributes = ["inert", "aria-hidden"];

/**
 * Keeps our element from being inert, or hidden from screen readers, by a dialog of the page's that does so to everything
 * around it: it is seen above that dialog. A page that insists wins in the end.
 * @param {import("../types").Host} host
 */
export function awake(host) {
  const { element } = host;
  const wake = () => {
    if (attributes.every((name) => !element.hasAttribute(name)) || host.left-- <= 0) return;
    for (const name of attributes) element.removeAttribute(name);
  };
  wake();
  if (kept.has(element)) return;
  kept.add(element);
  new MutationObserver(wake).observe(element, { attributeFilter: attributes });
}
