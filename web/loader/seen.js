/** The least width and height that a visitor can see and press, in pixels. */
const least = 8;

/** How much of an element's colour is enough to be seen: 0 is nothing, 1 all. */
const enough = 0.1;

/**
 * Whether a visitor can see an element of ours, and press it: it has a box in the window, nothing clips or covers it, and
 * no filter of an extension has made it invisible. Ask of a control: all around a dialog, a press meets that dialog, be it
 * seen or not.
 * @param {HTMLElement} element
 */
export function seen(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  if (width < least || height < least || !element.contains(root.elementFromPoint(left + width / 2, top + height / 2))) return false;
  let rest = 1;
  for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement ?? (one.getRootNode() === root ? root.host : null)) {
    const { opacity, visibility, filter, maskImage } = getComputedStyle(one);
    rest *= Number(opacity);
    for (const [, share] of filter.matchAll(/opacity\(([\d.]+)/g)) rest *= Number(share);
    // A mask, and none is ours, lets presses through.
    if (rest < enough || visibility !== "visible" || (maskImage ?? "none") !== "none") return false;
    if (above(one)) return true;
  }
  return true;
}

/** Whether an element is in the top layer: whatever is around it, it is seen. @param {Element} element */
function above(element) {
  try {
    return element.matches(":modal,:popover-open");
  } catch {
    return element.localName === "dialog"; // a browser without popovers
  }
}
