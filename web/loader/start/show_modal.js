import { seen } from "../seen.js";
import { watch } from "../watch.js";

/**
 * Opens the panel as a modal dialog, for as long as it can be seen: a page must not be locked by something that a filter of
 * an extension hides. Where it does, the control that has asked for the panel leads to the form instead, if there is one.
 * @param {import("../types").Page} page
 * @param {HTMLDialogElement} dialog
 */
export function showModal(page, dialog) {
  const look = () => {
    if (!dialog.open || !dialog.isConnected) return sight(null);
    const controls = /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-do]"));
    // On paper, nothing of ours is seen.
    if ([...controls].some(seen) || matchMedia("print").matches) return;
    const form = elsewhere(page);
    console.warn("biscotte: something hides the panel, as extensions do: it is closed again");
    dialog.close();
    if (form) location.assign(form);
  };
  const sight = watch(look);
  dialog.showModal();
  sight(dialog);
  look();
}

/**
 * Where the same can be answered without the panel: where the page's own link leads, or the form of the server that keeps
 * the answers.
 * @param {import("../types").Page} page
 */
function elsewhere({ opener, data }) {
  if (!(opener instanceof HTMLElement) || opener.dataset.consentOpen == null) return "";
  const { href = "" } = /** @type {HTMLAnchorElement} */ (opener.closest("a[href]") ?? {});
  const [here, there] = [location.href, href].map((url) => url.replace(/#.*/, ""));
  if (/^https?:/.test(there) && here !== there) return href;
  return data.endpoint ? new URL("preferences", location.origin + data.endpoint).href : "";
}
