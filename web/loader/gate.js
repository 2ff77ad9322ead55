import { complete } from "./complete.js";
import { hold } from "./hold.js";
import { kind } from "./kind.js";
import { names } from "./names.js";
import { pause } from "./pause.js";
import { release } from "./release.js";
import { trust } from "./trust.js";

const held = "[data-consent],[data-consent-declaration]";
/** What a framework changes about an element that it uses for something else now, and what others give it. */
const attributeFilter = ["data-consent", ...names.flatMap((name) => [name, "data-" + name, "data-consent-" + name])];

/**
 * Holds scripts back until their category is granted, then lets each go once, in the order of the document. Watches
 * for those that the parser or the page adds later, in the document and in every shadow root it is told to watch.
 * open lets go what may go now; called gently, it gives the page time between two scripts.
 * @param {import("./types").Gate} rules
 */
export function gate({ may, other, nonce, named, noted, wrong }) {
  /** Scripts whose turn has been, and what they have left. */
  const seen = new WeakSet();
  /** Scripts that were in the page when it was first read. */
  const parsed = new WeakSet();
  /** Elements that have their addresses from us. */
  const lent = new WeakSet();
  // Shadow roots come and go on a page that lives long.
  const roots = /** @type {Set<WeakRef<Document | ShadowRoot>>} */ (new Set());
  /** Scripts that wait, in the order of the document. @type {Set<HTMLScriptElement>} */
  const waiting = new Set();
  /** Scripts on their way: what they were held as, and what to call once nobody has to wait for them. */
  const flying = /** @type {Map<HTMLScriptElement, [HTMLScriptElement, (_: unknown) => void]>} */ (new Map());
  /** @type {Promise<unknown>[]} */
  let ahead = [];
  let gently = false;
  let running = false;
  let again = false;
  let unread = false;

  const find = () =>
    [...roots].flatMap((ref) => {
      const root = ref.deref();
      if (!root) roots.delete(ref);
      return /** @type {any[]} */ ([...(root?.querySelectorAll(held) ?? [])]);
    });

  const look = (/** @type {Iterable<any>} */ elements, /** @type {boolean} */ early) => {
    for (const element of elements) {
      const yes = may(element);
      if (early) parsed.add(element);
      if (seen.has(element)) continue;
      if (yes === undefined) wrong(element);
      if (element.localName !== "script") {
        yes || lent.has(element) || hold(element, wrong);
        other(element);
      } else if (inert(element)) waiting.add(element);
      else yes || wrong(element);
    }
  };

  const send = (/** @type {HTMLScriptElement} */ script) => {
    waiting.delete(script);
    const fresh = nonce ? script.nonce === nonce : named(script);
    if (!fresh && (nonce || !parsed.has(script))) return wrong(script, "late");
    seen.add(script);
    const real = release(script, trust(), fresh);
    seen.add(real);
    noted(real);
    if (!real.src) return;
    const done = new Promise((end) => {
      flying.set(real, [script, end]);
      for (const event of ["load", "error"]) real.addEventListener(event, () => end(flying.delete(real)));
    });
    if (kind(real) || real.async || real.defer || real.noModule) return;
    ahead.push(done);
    if (!fresh) setTimeout(() => flying.has(real) && wrong(script, "begun", real), 3000);
  };

  const ready = (/** @type {HTMLScriptElement} */ script) =>
    script.isConnected && inert(script) && may(script) && (complete(script) || !(unread = true));

  const run = async () => {
    again = true;
    if (running) return;
    for (running = true; again; ) {
      again = unread = false;
      for (const script of waiting) {
        if (!ready(script)) continue;
        if (ahead.length && !script.hasAttribute("src")) {
          await Promise.all(ahead);
          ahead = [];
          if (!ready(script)) continue;
        }
        try {
          send(script);
        } catch (error) {
          console.warn("biscotte: a script cannot be let go; add biscotte to trusted-types:", error);
        }
        if (gently) await pause();
        // After another answer, one before this may go.
        if (again) break;
      }
    }
    running = false;
  };

  const observer = new MutationObserver((records) => {
    const found = new Set();
    for (const { target, addedNodes } of /** @type {any[]} */ (records)) {
      for (const node of [target.closest?.("[data-consent]"), ...addedNodes]) {
        if (node?.matches?.(held)) found.add(node);
        if (node !== target) for (const inner of node?.querySelectorAll?.(held) ?? []) found.add(inner);
      }
    }
    look(found, document.readyState === "loading");
    if (unread || found.size) run();
  });
  const watch = (/** @type {Document | ShadowRoot} */ root) => {
    roots.add(new WeakRef(root));
    observer.observe(root, { childList: true, subtree: true, attributeFilter });
    look(/** @type {NodeListOf<any>} */ (root.querySelectorAll(held)), true);
    run();
  };
  const open = (/** @type {boolean} */ slowly) => {
    gently = slowly;
    waiting.clear();
    for (const [script, [before, end]] of flying) {
      if (may(script)) continue;
      // It runs in no other document than the one that has asked for it. It waits again as what it was.
      seen.delete(before);
      before.dataset.consent = script.dataset.consent;
      before.id = script.id;
      new Document().append(script);
      end(flying.delete(script));
    }
    if (slowly) look(find(), false);
    else watch(document);
    return run();
  };
  document.addEventListener("DOMContentLoaded", () => {
    look(find(), true);
    run();
  });
  return { lent, open, watch };
}

/** @param {HTMLScriptElement} script an SVG one has no text */
function inert(script) {
  return script.text != null && script.matches('[type="text/plain" i]');
}
