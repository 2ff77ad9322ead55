import { awake } from "./awake.js";
import { edge } from "./edge.js";
import { handle } from "./handle.js";
import { later } from "./later.js";
import { over } from "./over.js";
import { own } from "../own.js";
import { stay } from "./stay.js";
import { unveil } from "./unveil.js";

/** The first layers that it has begun with. @type {WeakSet<Element>} */
const known = new WeakSet();

/**
 * Makes what is on the screen good to live with, once it is there: keeps the first layer and the page out of each other's
 * way, at each event that may bring one beneath the other, and makes those of its controls work that decide nothing. What
 * has happened before it came is caught up with.
 * @type {import("../types").Chunks["room"]}
 */
export function room(page, tools) {
  const { host } = page;
  later(page, tools);
  if (!host || known.has(host.element)) return;
  known.add(host.element);
  stay(host);
  awake(host);
  handle(page, tools, host.first);
  const see = (/** @type {Event} */ event) => {
    if (!page.asking || event.target === host.element) return;
    const { type } = event;
    if (/^(scroll|wheel|touchmove)$/.test(type)) return edge(host, event);
    over(page, type === "toggle" ? event.target : null);
    if (type !== "toggle") unveil(host);
  };
  for (const type of ["focusin", "resize", "scroll", "wheel", "touchmove", "toggle"]) {
    addEventListener(type, see, { capture: true, passive: true });
  }
  if (!page.asking) return;
  // Of the page's own dialogs that have been opened before, the focus is in the last.
  over(page, own(document).activeElement?.closest("dialog"));
  unveil(host);
  if (scrollY) edge(host, new Event("scroll"));
}
