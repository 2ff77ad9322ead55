import { resume } from "./resume.js";

/**
 * Hears of answers that are given elsewhere: at once where the browser tells of changed cookies or the other window is of
 * the same origin, at the latest when the visitor comes back to this one. Nothing is decided on an old one in between:
 * however many things are decided in one turn, the stored answer is read before them, once.
 * @param {import("./types").Page} page
 */
export function hear(page) {
  const look = () => resume(page);
  let read = false;
  /** @type {any} */
  let channel;
  page.fresh = () => {
    if (read) return;
    read = true;
    queueMicrotask(() => (read = false));
    look();
  };
  page.call = () => channel?.postMessage(0);
  for (const type of ["visibilitychange", "focus", "pageshow"]) addEventListener(type, look, true);
  try {
    /** @type {any} */ (window).cookieStore?.addEventListener("change", look);
    const open = () => {
      channel ??= new BroadcastChannel("biscotte");
      // It may be here before its cookie is.
      channel.onmessage = () => setTimeout(look, 300, look());
    };
    open();
    // An open channel may keep a page from resting in the browser's memory.
    addEventListener("pageshow", open);
    addEventListener("pagehide", () => (channel = channel?.close()));
  } catch {
    // Old browsers have neither, an extension may take one away, and sandboxed frames may not have them.
  }
}
