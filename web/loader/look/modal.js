/**
 * Makes the page inert while a modal first layer is on the screen, and gives the layer the focus once. Only while it is
 * there: a page that has removed it, or whose layer never came, is not locked.
 * @param {import("../types").Page} page
 */
export function modal(page) {
  let shown = false;
  const look = () => {
    const { host } = page;
    const { body } = document;
    if (!body) return;
    const was = shown;
    shown = page.asking && !!host?.element.isConnected;
    if (shown || was) body.inert = shown;
    if (shown && !was) /** @type {HTMLElement | null} */ (host?.root.querySelector("h2"))?.focus();
  };
  new MutationObserver(look).observe(document.documentElement, { childList: true });
  document.addEventListener("biscotte:choice", look);
  look();
}
