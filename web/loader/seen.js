/** The least width and height that a visitor can see and press, in pixels. */
const least = 8;

/**
 * Whether a visitor can see an element of ours, and press it: it has a box in the window, nothing clips or covers it, and
 * no filter of an extension has made it invisible.
 * @param {HTMLElement} element
 */
export function seen(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  if (width < least || height < least || !element.contains(root.elementFromPoint(left + width / 2, top + height / 2))) return false;
  // Whatever is around it, what is in the top layer is seen: our element, and a dialog in it.
  for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement ?? (one === root.host ? null : root.host)) {
    const { opacity, visibility, filter } = getComputedStyle(one);
    if (Number(opacity) < 0.1 || visibility !== "visible" || /opacity\(0(\.0\d*)?\)/.test(filter)) return false;
    if (one === root.host || one.localName === "dialog") return true;
  }
  return true;
}
