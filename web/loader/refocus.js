/**
 * Gives the focus back to what asked for the panel, if it is still there.
 * @param {import("./types").Page} page
 */
export function refocus(page) {
  const opener = /** @type {HTMLElement | null} */ (page.opener);
  page.opener = null;
  if (opener?.isConnected) opener.focus({ preventScroll: true });
}
