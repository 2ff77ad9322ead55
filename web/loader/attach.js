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
  if (!page.host) page.host = create(page);
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
  page.control(first);
  const host = { element, root, first, full, left: patience };
  stay(host);
  return host;
}

/**
 * Puts the element back when the page removes it while there is something to show.
 * @param {import("./types").Host} host
 */
function stay(host) {
  const { element, first, full } = host;
  const observer = new MutationObserver(() => {
    if (element.isConnected || !(first.hasChildNodes() || full.hasChildNodes()) || host.left-- <= 0) return;
    raise(element);
    observer.observe(own(document).documentElement, { childList: true });
  });
  observer.observe(document, { childList: true });
  observer.observe(own(document).documentElement, { childList: true });
}
