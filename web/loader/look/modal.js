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
    const title = host?.element.isConnected ? /** @type {HTMLElement | null} */ (host.root.querySelector(".banner h2")) : null;
    shown = !!title;
    if (shown || was) body.inert = shown;
    if (!was) title?.focus();
    if (host) observer.observe(host.root, { childList: true, subtree: true });
  };
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true });
  look();
}
