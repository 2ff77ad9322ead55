import { lock } from "./lock.js";
import { own } from "../own.js";
import { seen } from "../seen.js";
import { watch } from "../watch.js";

/**
 * Makes the page inert while a modal first layer can be seen, and gives the layer the focus once. Only then: a page that
 * has removed it, whose layer never came, or whose visitor has a filter that hides it, is not locked.
 * @param {import("../types").Page} page
 */
export function modal(page) {
  let shown = false;
  let told = false;
  const sight = watch(() => look());
  const look = () => {
    const { host } = page;
    if (!own(document).body) return;
    const was = shown;
    const find = (/** @type {string} */ what) =>
      /** @type {HTMLElement | null} */ (host?.element.isConnected ? host.root.querySelector(".banner " + what) : null);
    const refuse = find("[data-do=refuse]");
    // The panel hides the layer, and locks the page by itself.
    shown = !!refuse && (page.wanted ? was : seen(refuse));
    lock((page.locked = shown), host?.element);
    if (shown && !was) find("h2")?.focus();
    if (host) changes.observe(host.root, { childList: true, subtree: true });
    sight(refuse);
    if (!refuse || shown || told || page.wanted) return;
    told = true;
    console.warn("biscotte: something hides the first layer, as extensions do: the page is not locked, nothing optional runs");
  };
  const changes = new MutationObserver(look);
  changes.observe(own(document).documentElement, { childList: true });
  look();
}
