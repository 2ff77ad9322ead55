/**
 * Takes from an element that may not go yet what it would ask for: an address under its own name, which it should not
 * have, or under one that lazy loaders take for theirs. They wait under a name that is ours alone.
 * @param {HTMLElement} element
 * @param {string[]} names
 * @param {import("./types").Gate["wrong"]} wrong
 */
export function hold(element, names, wrong) {
  let live = "";
  for (const name of names) {
    const own = "data-consent-" + name;
    for (const old of [name, "data-" + name]) {
      const value = element.getAttribute(old);
      // A stand-in asks for nothing.
      if (!value || /^(about:|data:image)/.test(value)) continue;
      element.removeAttribute(old);
      if (old !== name || !element.hasAttribute(own)) element.setAttribute(own, value);
      if (old === name) live = name;
    }
  }
  if (!live) return;
  // Put in anew, a frame ends, and so does what it has begun with.
  element.after(element);
  wrong(element, live);
}
