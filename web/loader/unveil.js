/** How far from the banner's edge the page scrolls what was beneath it, and how much is enough to be seen of it. */
const gap = 16;

/**
 * Brings out from under the banner what has got the focus in the page (WCAG 2.4.11): the page scrolls it past our
 * edge, and where it ends before that, the banner goes to the other side of the window. Its layout is left alone.
 * @param {import("./types").Page} page
 * @param {Event} event
 */
export function unveil({ host }, event) {
  const layer = host?.root.querySelector(".banner:not([hidden])");
  if (!host || !layer || event.target === host.element) return;
  const focused = /** @type {Element} */ (event.composedPath()[0]);
  const way = () => beneath(layer.getBoundingClientRect(), focused.getBoundingClientRect());
  // The browser scrolls to it after the event.
  requestAnimationFrame(() => {
    for (let sides = 2, far; sides-- && (far = way()); ) {
      scrollBy({ top: far, behavior: "instant" });
      if (way()) host.element.toggleAttribute("data-up");
    }
  });
}

/**
 * How far the page has to go for it to come out from under the banner, on the side where there is room; nothing where
 * enough of it can be seen.
 * @param {DOMRect} over
 * @param {DOMRect} under
 */
function beneath(over, { top, right, bottom, left }) {
  const enough = Math.min(gap, (bottom - top) / 2);
  if (over.top - top > enough || bottom - over.bottom > enough || right > over.right || left < over.left) return;
  return over.top > innerHeight - over.bottom ? bottom - over.top + gap : top - over.bottom - gap;
}
