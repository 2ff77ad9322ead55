import { paint } from "./paint.js";
import { refocus } from "./refocus.js";

/**
 * Closes the panel, or calls it off while it is on its way.
 * @param {import("./types").Page} page
 */
export function close(page) {
  if (page.run?.hide) return page.run.hide();
  if (!page.wanted) return;
  page.wanted = false;
  if (page.asking) paint(page);
  else page.host?.first.replaceChildren();
  refocus(page);
}
