import { aside } from "./aside.js";
import { own } from "../own.js";
import { raise } from "../raise.js";

/** The elements that are put back. @type {WeakSet<Element>} */
const kept = new WeakSet();

/**
 * Puts our element back when the page removes it, or has removed it, while there is something to show. A page that insists
 * on its being away wins.
 * @param {import("../types").Host} host
 */
export function stay(host) {
  const { element, first, full } = host;
  if (kept.has(element)) return;
  kept.add(element);
  const look = () => {
    if (element.isConnected || !(first.hasChildNodes() || full.hasChildNodes()) || host.left-- <= 0) return;
    raise(element);
    observer.observe(own(document).documentElement, { childList: true });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true });
  observer.observe(own(document).documentElement, { childList: true });
  look();
  aside(element, (body) => observer.observe(body, { childList: true }));
}
