import { awake } from "./awake.js";
import { edge } from "./edge.js";
import { over } from "./over.js";
import { unveil } from "./unveil.js";

/**
 * Keeps the first layer and the page out of each other's way, at each event that may bring one beneath the other.
 * @type {import("../types").Chunks["room"]}
 */
export function room(page, tools, event) {
  const { host } = page;
  const { type } = event;
  if (host) awake(host);
  if (!host || event.target === host.element) return;
  if (/^(scroll|wheel|touchmove)$/.test(type)) return edge(host, event);
  if (type === "toggle") return over(page, tools, event.target);
  over(page, tools);
  unveil(host);
}
