const handler = {
  get(/** @type {Node} */ node, /** @type {string} */ key) {
    const value = Reflect.get(Object.getPrototypeOf(node), key, node);
    return typeof value === "function" ? (/** @type {unknown[]} */ ...args) => value.apply(node, args) : value;
  },
};

/**
 * A document or a form as the browser has it. Markup, which may be a stranger's, can name an element "cookie" or "body",
 * and that then takes the place of the document's own, and a field the place of its form's (Web IDL,
 * [LegacyOverrideBuiltIns]). It cannot reach their prototypes.
 * To be read: what is assigned is assigned to the node.
 * @template {Node} T
 * @param {T} node
 * @returns {T}
 */
export function own(node) {
  return /** @type {T} */ (new Proxy(node, handler));
}
