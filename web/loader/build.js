import { own } from "./own.js";

/**
 * Makes the elements that a tree describes. No text is ever parsed as markup: this works under Trusted Types, and
 * what a policy says stays text. What has a class for our style sheets is a part of that name for the page's.
 * @param {import("./types").Node} node
 * @param {string[]} texts what the numbers stand for
 * @returns {HTMLElement | string}
 */
export function build(node, texts) {
  const say = (/** @type {string | number} */ text) => (typeof text === "number" ? texts[text] : text);
  if (!Array.isArray(node)) return say(node);
  const [tag, attributes, ...children] = node;
  const element = own(document).createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, say(value));
  if (element.className) element.setAttribute("part", element.className);
  element.append(...children.map((child) => build(child, texts)));
  return element;
}
