import { own } from "../own.js";
import { raise } from "../raise.js";

/** All that is in the top layer, but for what fills the screen: a visitor has asked for that. */
const shown = ":modal:not(:fullscreen),:popover-open";

/** What of the page's is there, the last one last. @type {Set<Element>} */
const there = new Set();

/** Tells when a dialog is closed, or leaves the page with all that is in it. @type {MutationObserver | undefined} */
let closing;

/**
 * Keeps the first layer above what the page puts into the top layer after it, and in a modal dialog of the page for as
 * long as that is open: all that is not in it is inert then. A page that insists on being above wins in the end.
 * @param {import("../types").Page} page
 * @param {EventTarget | null} [last] what has come or gone: several may come in one task
 */
export function over(page, last) {
  const host = /** @type {import("../types").Host} */ (page.host);
  const { element, first, full } = host;
  if (!element.togglePopover || !news(element, last)) return;
  if (page.wanted || !(first.hasChildNodes() || full.hasChildNodes()) || host.left-- <= 0) return;
  const modal = [...there].filter((one) => one.matches(":modal")).pop();
  if (element.parentNode !== (modal ?? own(document).documentElement)) {
    element.remove();
    modal?.append(element);
  }
  raise(element);
  closing ??= new MutationObserver(() => over(page));
  if (modal) closing.observe(document, { subtree: true, childList: true, attributeFilter: ["open"] });
  else closing.disconnect();
}

/** Whether something has come or gone since the last look. @param {HTMLElement} ours @param {EventTarget | null} [last] */
function news(ours, last) {
  let changed = there.delete(/** @type {Element} */ (last));
  for (const one of there) {
    if (one.isConnected && one.matches(shown)) continue;
    there.delete(one);
    changed = true;
  }
  for (const one of own(document).querySelectorAll("[popover],dialog")) {
    if (one === ours || there.has(one) || !one.matches(shown)) continue;
    there.add(one);
    changed = true;
  }
  if (last instanceof Element && last.matches(shown)) there.delete(last) && there.add(last);
  return changed;
}
