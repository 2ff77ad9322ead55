import { own } from "../own.js";
/** How far from the banner's edge the page scrolls what was beneath it, and how much is enough to be seen of it. */
const gap = 16;

/**
 * How far the page has to go for what has the focus in it to come out from under a layer, on the side where there is room;
 * 0 where enough of it can be seen.
 * @param {Element} layer
 */
export function covered(layer) {
  const focused = active();
  if (!focused || focused === own(document).body) return 0;
  const over = layer.getBoundingClientRect();
  const { top, right, bottom, left } = focused.getBoundingClientRect();
  const enough = Math.min(gap, (bottom - top) / 2);
  if (over.top - top > enough || bottom - over.bottom > enough || right > over.right || left < over.left) return 0;
  return over.top > innerHeight - over.bottom ? bottom - over.top + gap : top - over.bottom - gap;
}

/** What has the focus, in open shadow trees too. */
function active() {
  let element = own(document).activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
