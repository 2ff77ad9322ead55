import { covered } from "./covered.js";

/**
 * Brings out from under the banner what has the focus in the page (WCAG 2.4.11): the page scrolls it past our edge, and
 * where it ends before that, the banner goes to the other side of the window. Its layout is left alone.
 * @param {import("../types").Host} host
 */
export function unveil({ element, root }) {
  const layer = root.querySelector(".banner:not([hidden])");
  if (!layer || root.activeElement) return;
  // The browser scrolls to it after the event.
  requestAnimationFrame(() => {
    for (let sides = 2, far; sides-- && (far = covered(layer)); ) {
      scrollBy({ top: far, behavior: "instant" });
      if (covered(layer)) element.toggleAttribute("data-up");
    }
  });
}
