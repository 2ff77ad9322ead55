/**
 * Puts the component's drawing in the place of the loader's, which is the same tree: in one task, so that nobody sees
 * it; the focus, how far things are scrolled, and the picked language stay.
 * @param {import("../types").Page} page
 */
export function handOver(page) {
  const { root, first, full } = /** @type {import("../types").Host} */ (page.host);
  const active = root.activeElement;
  full.hidden = false;
  const fresh = /** @type {NodeListOf<HTMLElement>} */ (full.querySelectorAll(".banner, .banner *"));
  first.querySelectorAll("*").forEach((from, i) => {
    const to = fresh[i];
    if (!to) return;
    if (from.scrollTop) to.scrollTop = from.scrollTop;
    if (from instanceof HTMLSelectElement) /** @type {HTMLSelectElement} */ (to).value = from.value;
    if (from === active) to.focus({ preventScroll: true });
    if (from === page.opener) page.opener = to;
  });
  first.replaceChildren();
  remember(page, full);
}

/**
 * Notes what opens the panel from within the component's banner, as open() does for what the loader draws.
 * @param {import("../types").Page} page
 * @param {HTMLElement} full
 */
function remember(page, full) {
  const note = (/** @type {Event} */ event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-do=customise]");
    if (!button) return;
    page.wanted = true;
    page.opener = button;
  };
  full.firstElementChild?.addEventListener("click", note, true);
}
