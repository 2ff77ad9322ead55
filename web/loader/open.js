import { busy } from "./busy.js";
import { load } from "./load.js";
import { own } from "./own.js";

/**
 * Opens the panel, at once or as soon as the second stage is there. Closing it gives the focus back to opener.
 * @param {import("./types").Page} page
 * @param {Element | null} [opener]
 */
export function open(page, opener = focused()) {
  if (page.wanted) return;
  page.wanted = true;
  page.opener = opener;
  if (page.run?.show) return page.run.show();
  busy(page);
  load(page, "high");
}

/** What has the focus, in open shadow trees too. */
function focused() {
  let element = own(document).activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
