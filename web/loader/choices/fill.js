import { icon } from "./icon.js";
import { own } from "../own.js";

/**
 * Puts the way to object into a place: what is said, a button that objects at once, and the link that opens the panel.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 * @param {HTMLElement} place
 * @param {import("../types").Objection} view
 * @param {{status: string, used: string[]}} said
 */
export function fill(page, tools, place, view, { status, used }) {
  const { phrases, regimeKind } = view;
  const make = (/** @type {string} */ tag, /** @type {string} */ text) => {
    const element = own(document).createElement(tag);
    element.textContent = text;
    return element;
  };
  const line = make("span", status);
  line.setAttribute("role", "status");
  const link = make("a", phrases.settings);
  link.setAttribute("href", "#");
  link.setAttribute("data-consent-open", "");
  if (regimeKind === "opt-out") link.append(" ", icon());
  const object = make("button", phrases.object);
  object.setAttribute("type", "button");
  object.addEventListener("click", () => tools.change(page, Object.fromEntries(used.map((id) => [id, false]))));
  place.replaceChildren(...(status ? [line, " "] : []), ...(used[0] ? [object, " "] : []), link);
  place.lang = page.lang;
  place.dir = view.direction;
}
