import { align } from "./align.js";
import { covers } from "./covers.js";
import { draw } from "./draw.js";
import { uncover } from "./uncover.js";
import { words } from "./words.js";

/**
 * Lays a placeholder over a held element, which keeps its box: nothing in the page moves. It is the element's next
 * sibling, so that it scrolls, is hidden and is removed with it, and comes where it is in the order of reading.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {string} css
 * @param {HTMLElement} element
 * @param {(always: boolean) => void} load
 */
export function cover(page, tools, css, element, load) {
  if (!element.isConnected || covers.has(element)) return;
  const host = document.createElement("biscotte-held");
  const root = host.attachShadow({ mode: "open" });
  tools.dress(root, [page.data.css[0], css], page.nonce);
  host.hidden = true;
  const { inert } = element;
  // Nothing is in there yet, and yet a frame takes the focus.
  element.inert = true;
  element.after(host);
  const over = align(host, element);
  const speak = async () => {
    const said = await words(page, tools, element.dataset.consent ?? "").catch((error) => console.warn("biscotte:", error.message));
    if (!said || covers.get(element)?.host !== host) return;
    root.querySelector("div")?.remove();
    root.append(draw(page, said, load));
    host.lang = page.lang;
    host.dir = said.direction;
    over.measure();
  };
  // A framework may take the element and leave us, or put the element elsewhere.
  const moved = new MutationObserver(() => {
    if (element.parentNode === host.parentNode) return over.measure();
    uncover(element);
    cover(page, tools, css, element, load);
  });
  moved.observe(/** @type {Node} */ (element.parentNode), { childList: true });
  document.addEventListener("biscotte:language", speak);
  covers.set(element, {
    host,
    off() {
      document.removeEventListener("biscotte:language", speak);
      moved.disconnect();
      over.end();
      host.remove();
      element.inert = inert;
    },
  });
  speak();
}
