import { complete } from "./complete.js";
import { pause } from "./pause.js";
import { release } from "./release.js";
import { trust } from "./trust.js";

const selector = 'script[type="text/plain" i][data-consent]';

/**
 * Holds scripts back until their category is granted, then lets each go once, in the order of the document. Watches
 * for those that the parser or the page adds later. The result opens it for what may go now; called gently, it gives
 * the page time between two scripts.
 * @param {(wanted: string) => boolean} may
 */
export function gate(may) {
  const seen = new WeakSet();
  /** @type {Promise<unknown>[]} */
  let ahead = [];
  /** @type {import("./types").TrustRules | undefined} */
  let trusted;
  let gently = false;
  let running = false;
  let unread = false;

  const next = () =>
    [.../** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll(selector))].find((script) => {
      if (seen.has(script) || !may(script.dataset.consent ?? "")) return false;
      const ready = complete(script);
      unread ||= !ready;
      return ready;
    });

  const run = async () => {
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
      try {
        const done = release(script, (trusted ??= trust()));
        if (done) ahead.push(done);
      } catch (error) {
        console.warn("biscotte: a script cannot be let go; add biscotte to trusted-types:", error);
      }
      if (gently) await pause();
    }
    running = false;
  };

  const holds = (/** @type {globalThis.Node} */ node) =>
    node instanceof Element && (node.matches(selector) || node.querySelector(selector));
  new MutationObserver((records) => {
    if (unread || records.some((record) => [...record.addedNodes].some(holds))) run();
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", run);

  return (/** @type {boolean} */ slowly) => {
    gently = slowly;
    return run();
  };
}
