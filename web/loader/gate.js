import { complete } from "./complete.js";
import { pause } from "./pause.js";
import { release } from "./release.js";
import { trust } from "./trust.js";

const held = "[data-consent],[data-consent-declaration]";
const inert = 'script[type="text/plain" i]';
// An element that a framework uses for something else now; it changes the other addresses with this one, or none.
const attributeFilter = ["data-consent", "data-src"];

/**
 * Holds scripts back until their category is granted, then lets each go once, in the order of the document. Watches
 * for those that the parser or the page adds later, in the document and in every shadow root it is told to watch.
 * open lets go what may go now; called gently, it gives the page time between two scripts.
 * @param {(element: HTMLElement) => boolean} may
 * @param {(element: HTMLElement) => void} other is given every element that is not a script, whenever something changes
 * @param {(script: HTMLScriptElement) => void} [noted] hears of every script that is about to go
 */
export function gate(may, other, noted) {
  const seen = new WeakSet();
  // Shadow roots come and go on a page that lives long.
  const roots = /** @type {WeakRef<Document | ShadowRoot>[]} */ ([]);
  /** @type {Promise<unknown>[]} */
  let ahead = [];
  let gently = false;
  let running = false;
  let unread = false;

  const find = () =>
    roots.flatMap((root) => [.../** @type {NodeListOf<any>} */ (root.deref()?.querySelectorAll(held) ?? [])]);

  const next = () =>
    find().find((/** @type {HTMLScriptElement} */ script) => {
      if (!script.matches(inert) || seen.has(script) || !may(script)) return false;
      const ready = complete(script);
      unread ||= !ready;
      return ready;
    });

  const run = async () => {
    for (const element of find()) if (element.localName !== "script") other(element);
    if (running) return;
    running = true;
    unread = false;
    for (let script; (script = next()); ) {
      if (ahead.length && !script.hasAttribute("src")) {
        await Promise.all(ahead);
        ahead = [];
        continue;
      }
      seen.add(script);
      noted?.(script);
      try {
        const done = release(script, trust());
        if (done) ahead.push(done);
      } catch (error) {
        console.warn("biscotte: a script cannot be let go; add biscotte to trusted-types:", error);
      }
      if (gently) await pause();
    }
    running = false;
  };

  const holds = (/** @type {any} */ node) => node.matches?.(held) || node.querySelector?.(held);
  const observer = new MutationObserver((records) => {
    if (unread || records.some((record) => record.attributeName || [...record.addedNodes].some(holds))) run();
  });
  const watch = (/** @type {Document | ShadowRoot} */ root) => {
    roots.push(new WeakRef(root));
    observer.observe(root, { childList: true, subtree: true, attributeFilter });
  };
  watch(document);
  document.addEventListener("DOMContentLoaded", run);

  return {
    open: (/** @type {boolean} */ slowly) => {
      gently = slowly;
      return run();
    },
    watch: (/** @type {ShadowRoot} */ root) => {
      watch(root);
      run();
    },
  };
}
