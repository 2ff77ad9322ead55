import { covers } from "./covers.js";

/**
 * Takes the placeholder of an element away. The focus goes on to what it stood for.
 * @param {HTMLElement} element
 */
export function uncover(element) {
  const cover = covers.get(element);
  if (!cover) return;
  covers.delete(element);
  const focused = cover.host.shadowRoot?.activeElement;
  cover.off();
  if (focused) element.focus({ preventScroll: true });
}
