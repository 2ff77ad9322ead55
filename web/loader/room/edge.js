import { covered } from "./covered.js";
import { direction } from "./direction.js";
import { own } from "../own.js";

/** How near to its end something is at its end, in pixels. */
const near = 2;

/**
 * Gives way at the end of the page, which no visitor could scroll out from under the banner: the banner goes to the other
 * side of the window, and comes back once the page is as far from its end as the banner is high.
 * @param {import("../types").Host} host
 * @param {Event} event that tells of the page's being scrolled, or of a visitor who wants to
 */
export function edge({ element, root: shadow }, event) {
  const layer = shadow.querySelector(".banner:not([aria-modal],[hidden])");
  const root = own(document).scrollingElement;
  const way = direction(event);
  if (!layer || !root || (event.type === "scroll" && event.target && event.target !== document)) return;
  const { top, bottom, height } = layer.getBoundingClientRect();
  const moved = element.hasAttribute("data-up");
  const home = top > innerHeight - bottom === moved ? -1 : 1;
  const far = rest(root, home);
  const long = root.scrollHeight > root.clientHeight;
  const free = event.composedPath().every((one) => one === root || !(one instanceof Element) || !scrolls(one, home));
  const to = (/** @type {boolean} */ up) => element.toggleAttribute("data-up", up);
  if (far < near && free && (way === home || (!way && long))) to(true);
  if (far > height || (!long && way === -home)) to(false);
  // An event without a direction only tells that the page has been scrolled, and that may have been for the focus.
  if (!way && covered(layer)) to(moved);
}

/** How far an element can be scrolled. @param {Element} element @param {number} way */
function rest({ scrollTop, scrollHeight, clientHeight }, way) {
  return way > 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
}

/** Whether an element has further to go. @param {Element} element @param {number} way */
function scrolls(element, way) {
  return rest(element, way) >= near && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
