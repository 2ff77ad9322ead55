import { own } from "../own.js";

/** @type {ReturnType<typeof make> | undefined} */
let made;

/**
 * The elements that the visitor has let go by themselves, which is kept nowhere else, and for what: an application may
 * draw another provider's content with the same element, which is another question. A decision that follows ends
 * that: who then refuses refuses these too. To allow a service always, from a placeholder, is no such decision.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function once(page, tools) {
  return (made ??= make(page, tools));
}

/**
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
function make(page, tools) {
  const wanted = (/** @type {HTMLElement} */ element) => element.dataset.consent ?? "";
  let elements = /** @type {WeakMap<Element, string>} */ (new WeakMap());
  let used = false;
  let ours = false;
  own(document).addEventListener("biscotte:choice", () => {
    const ends = used && !ours;
    ours = false;
    if (!ends) return;
    elements = new WeakMap();
    used = false;
    page.open();
  });
  return {
    has: (/** @type {HTMLElement} */ element) => elements.get(element) === wanted(element),
    add(/** @type {HTMLElement} */ element) {
      elements.set(element, wanted(element));
      used = true;
    },
    always(/** @type {HTMLElement} */ element) {
      tools.may(page, ""); // an answer of another window is heard as its own
      const before = page.choice;
      tools.change(page, Object.fromEntries(wanted(element).split(/[\s,]+/).map((one) => [one, true])));
      // It may name nothing that can be answered: then the next answer is another one.
      ours = page.choice !== before;
    },
  };
}
