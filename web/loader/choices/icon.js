import { own } from "../own.js";

const space = "http://www.w3.org/2000/svg";

/** The opt-out icon that stands beside the link's title (11 CCR 7015(b)): a tick and a cross on a pill of two halves. */
export function icon() {
  const draw = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ attributes) => {
    const element = own(document).createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };
  const svg = draw("svg", { viewBox: "0 0 30 14", width: 30, height: 14, "aria-hidden": "true" });
  const line = { fill: "none", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" };
  svg.append(
    draw("rect", { x: 0.7, y: 0.7, width: 28.6, height: 12.6, rx: 6.3, fill: "#fff", stroke: "#06f", "stroke-width": 1.4 }),
    draw("path", { d: "M17.5 .7H23a6.3 6.3 0 0 1 0 12.6h-8.5z", fill: "#06f" }),
    draw("path", { ...line, d: "m6.5 7.2 2.2 2.3 4-5", stroke: "#06f" }),
    draw("path", { ...line, d: "m20 4.5 5 5m0-5-5 5", stroke: "#fff" }),
  );
  return svg;
}
