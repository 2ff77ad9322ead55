/** How long a press may last, and how long its click may be on its way, in milliseconds. */
const patience = 500;

/**
 * Presses the controls of a shadow root where a listener of the window's, from before ours, has kept that from them: a key
 * that it has prevented, a click that it has stopped.
 * @param {ShadowRoot} root
 */
export function press(root) {
  let down = /** @type {Event | null} */ (null);
  let space = false;
  const on = (/** @type {string} */ type, /** @type {(event: any, target: HTMLElement) => void} */ handle) =>
    root.addEventListener(type, (event) => handle(/** @type {any} */ (event).detail?.type ? /** @type {any} */ (event).detail : event, /** @type {HTMLElement} */ (event.target)), true);
  const click = (/** @type {HTMLElement} */ target) => /^(a|button|input|summary)$/.test(target.localName) && target.click();
  on("pointerdown", (event) => (down = event));
  on("click", () => (down = null));
  on("pointerup", (event, target) => {
    const begun = down;
    if (begun && event.timeStamp - begun.timeStamp > patience) return;
    setTimeout(() => {
      if (!begun || down !== begun) return;
      down = null;
      target.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
    }, patience);
  });
  on("keydown", ({ key, repeat, defaultPrevented }, target) => {
    space = key === " " && defaultPrevented;
    if (key === "Enter" && defaultPrevented && !repeat && target.localName !== "input") click(target);
  });
  // Either half of a press of the space bar may have been taken. A link does not listen to it.
  on("keyup", ({ key, defaultPrevented }, target) => {
    if (key === " " && (space || defaultPrevented) && target.localName !== "a") click(target);
    space = false;
  });
}
