/** How long after a withdrawal is looked again, in milliseconds. */
const later = [1000, 5000, 30_000];
/** How often at most on one page: a vendor that insists wins. */
let patience = 50;
let listening = false;

/**
 * Calls back when code that ran before a withdrawal may have left something since: some time later, when the browser
 * says that a cookie has changed, when a script of a script has come, and when the visitor leaves.
 * @param {() => Promise<unknown>} look
 */
export function linger(look) {
  let waiting = false;
  const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ then) => setTimeout(then));
  const soon = () => {
    if (waiting || patience <= 0) return;
    waiting = true;
    patience--;
    idle(() => look().finally(() => (waiting = false)), { timeout: 1000 });
  };
  for (const wait of later) setTimeout(soon, wait);
  if (listening) return;
  listening = true;
  const { cookieStore } = /** @type {any} */ (window);
  cookieStore?.addEventListener("change", (/** @type {any} */ { changed }) => changed.length && soon());
  addEventListener("load", ({ target }) => /** @type {Element} */ (target).localName === "script" && soon(), true);
  // The latter comes last where the visitor leaves, and many write then.
  for (const type of ["pagehide", "visibilitychange"]) addEventListener(type, () => void look());
}
