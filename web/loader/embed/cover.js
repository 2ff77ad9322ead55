import { align } from "./align.js";
import { complain } from "../complain.js";
import { covers } from "./covers.js";
import { draw } from "./draw.js";
import { dressed } from "./dressed.js";
import { leave } from "./leave.js";
import { moved } from "./moved.js";
import { own } from "../own.js";
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
  const wanted = element.dataset.consent ?? "";
  if (!element.isConnected || covers.get(element)?.wanted === wanted) return;
  uncover(element);
  const host = leave(() => covers.get(element)?.host === host && uncover(element));
  const root = host.attachShadow({ mode: "open" });
  dressed(page, tools, css, root);
  host.hidden = true;
  const { inert } = element;
  // Nothing is in there yet, and yet a frame takes the focus.
  element.inert = true;
  element.after(host);
  const over = align(host, element);
  const speak = async () => {
    const said = await words(page, wanted).catch(complain);
    if (!said) addEventListener("online", speak, { once: true });
    if (!said || covers.get(element)?.host !== host) return;
    root.querySelector("div")?.remove();
    root.append(draw(page, said, load));
    host.lang = page.lang;
    host.dir = said.direction;
    over.measure();
  };
  // A framework may take the element and leave us, put it elsewhere, or use it for something that needs no answer.
  const look = () => {
    if (covers.get(element)?.host !== host) return;
    const free = element.dataset.consent == null;
    if (!free && element.parentNode === host.parentNode) {
      if (host.previousSibling !== element) element.after(host);
      return over.measure();
    }
    uncover(element);
    if (!free) cover(page, tools, css, element, load);
  };
  const still = moved(element, look);
  own(document).addEventListener("biscotte:language", speak);
  covers.set(element, {
    host,
    wanted,
    off() {
      own(document).removeEventListener("biscotte:language", speak);
      removeEventListener("online", speak);
      still();
      over.end();
      host.remove();
      element.inert = inert;
    },
  });
  speak();
}
