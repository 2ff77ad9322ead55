import { control } from "./control.js";
import { dress } from "./dress.js";
import { own } from "./own.js";
import { raise } from "./raise.js";

/** How often the element goes back, or up again, after the page has removed or covered it: a page that insists wins. */
const patience = 50;

/**
 * The element that holds everything we show, put into the page. Where the page has insisted on its being away, only a
 * visitor who wants it brings it back.
 * @param {import("./types").Page} page
 * @returns {import("./types").Host}
 */
export function attach(page) {
  page.host ??= create(page);
  const { element, left } = page.host;
  if (!element.isConnected && (left > 0 || page.wanted)) raise(element);
  return page.host;
}

/** @param {import("./types").Page} page */
function create(page) {
  const element = own(document).createElement("biscotte-consent");
  const root = element.attachShadow({ mode: "open" });
  const [first, full] = ["first", "full"].map((name) => {
    const div = own(document).createElement("div");
    div.className = name;
    root.append(div);
    return div;
  });
  full.hidden = true;
  element.popover = "manual";
  dress(root, page.data.css, page.nonce);
  control(page, first);
  return { element, root, first, full, left: patience };
}
