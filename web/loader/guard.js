import { close } from "./close.js";

const types = "click pointerdown pointerup mousedown mouseup touchstart touchend keydown keypress keyup focus focusin";

/**
 * Keeps the page's listeners from what happens in our shadow roots: a focus trap, a shortcut, a handler that stops every
 * click is told of our element alone, and takes it for no control. It goes on inside, as an event that does not leave the
 * shadow root; what the browser does by itself stays. Tab and combinations of keys are the page's too, unless a dialog
 * of ours is open. Escape calls off a panel that is on its way.
 * @param {import("./types").Page} page
 */
export function guard(page) {
  const handle = (/** @type {any} */ event) => {
    const { type, key } = event;
    const [target] = event.composedPath();
    if (key === "Escape" && !page.run?.hide) close(page);
    if (!/^biscotte-/.test(target.getRootNode?.().host?.localName)) return;
    if (key ? event.ctrlKey || event.altKey || event.metaKey || (key === "Tab" && !page.wanted && !page.locked) : target.closest("[data-consent-open]")) return;
    event.stopImmediatePropagation();
    const inside = new CustomEvent(type, { bubbles: true, cancelable: true, detail: event });
    target.dispatchEvent(inside) || event.preventDefault();
  };
  for (const type of types.split(" ")) addEventListener(type, handle, true);
}
