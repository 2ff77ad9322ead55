import { own } from "../own.js";

/**
 * What is to be seen of a placeholder.
 * @param {import("../types").Page} page
 * @param {import("../types").Words} words
 * @param {(always: boolean) => void} load
 */
export function draw(page, words, load) {
  const make = (/** @type {string} */ tag, /** @type {string} */ text) => {
    const element = own(document).createElement(tag);
    element.textContent = text;
    return element;
  };
  const button = (/** @type {string} */ what, /** @type {string} */ text) => {
    const element = make("button", text);
    element.className = what;
    element.setAttribute("part", "button " + what);
    element.dataset.do = what;
    element.setAttribute("type", "button");
    element.addEventListener("click", () => load(what === "always"));
    return element;
  };
  const group = make("div", "");
  group.className = "held";
  group.setAttribute("part", "held");
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", "held");
  group.lang = page.lang;
  const actions = make("div", "");
  actions.className = "actions";
  actions.setAttribute("part", "actions");
  actions.append(button("once", words.once), button("always", words.always));
  const link = /** @type {HTMLAnchorElement} */ (make("a", words.link));
  link.href = words.policy;
  link.setAttribute("part", "link");
  const held = make("p", words.held);
  held.id = "held";
  held.setAttribute("part", "text");
  group.append(held, actions, link);
  return group;
}
