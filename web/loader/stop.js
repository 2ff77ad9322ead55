/**
 * Ends the second stage: what is still on its way is not fetched further, what is drawn goes, and the component is
 * not listened to any more.
 * @param {import("./types").Page} page
 */
export function stop(page) {
  page.run?.controller.abort();
  page.run = null;
  page.wanted = false;
  if (!page.host) return;
  page.host.full.replaceChildren();
  page.host.full.hidden = true;
}
