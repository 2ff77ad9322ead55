import { JSDOM } from "jsdom";

const names = [
  "window", "document", "localStorage", "location", "navigator", "addEventListener", "removeEventListener",
  "requestAnimationFrame", "AbortController", "getComputedStyle", "innerHeight", "scrollY", "WheelEvent",
  "CustomEvent", "Document", "Element", "Event", "HTMLSelectElement", "MutationObserver", "XPathResult", "Option",
];

/**
 * Makes a page and puts it where the loader's modules look for it. Its scripts do not run: a test says itself when
 * one has loaded.
 * @param {string} html
 */
export function dom(html = "<!doctype html><html lang=en><body></body></html>", url = "https://example.org/") {
  const { window } = new JSDOM(html, { url, pretendToBeVisual: true });
  for (const name of names) {
    const value = name === "window" ? window : window[name];
    const bound = typeof value === "function" && !value.prototype ? value.bind(window) : value;
    Object.defineProperty(globalThis, name, { value: bound, configurable: true, writable: true });
  }
  Object.assign(globalThis, { VERSION: "test", FULL: true, isSecureContext: url.startsWith("https:") });
  // One page does not hear of the answers on another, unless a test wants that.
  Object.defineProperty(globalThis, "BroadcastChannel", { value: undefined, configurable: true, writable: true });
  globalThis.scrollBy = () => {}; // jsdom lays nothing out
  window.setTimeout = (then, ms) => setTimeout(then, ms).unref(); // a test does not wait for what is tried again
  return window;
}
