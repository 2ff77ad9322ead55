import { own } from "../own.js";

const name = "biscotte-held";

/** What follows when a placeholder has left the page. @type {WeakMap<Element, () => void>} */
const ends = new WeakMap();

/**
 * A placeholder's element. It alone learns that it leaves with all around it, as a view of an application does: what
 * observes the page would hold on to it, to its element and to the view. Who moves it puts it in again at once.
 * @param {() => void} end
 */
export function leave(end) {
  if (!customElements.get(name)) customElements.define(name, Held);
  const host = own(document).createElement(name);
  ends.set(host, end);
  return host;
}

class Held extends HTMLElement {
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || ends.get(this)?.());
  }
}
