import { complete } from "./complete.js";
import { hold } from "./hold.js";
import { kind } from "./kind.js";
import { names } from "./names.js";
import { nonced } from "./nonced.js";
import { own } from "./own.js";
import { pause } from "./pause.js";
import { release } from "./release.js";
import { trust } from "./trust.js";
import { whole } from "./whole.js";

/** How long others wait for a script that may never begin, in milliseconds. */
const patience = 20_000;
/** For how long scripts begin one after the other before the page has its turn, in milliseconds. */
const slice = 10;
// A form is none of these, and its fields can take the place of what is asked of it.
const held = ":is([data-consent],[data-consent-declaration]):not(form)";
/** What a framework changes about an element that it uses for something else now, and what others give it. */
const attributeFilter = ["data-consent", ...names.flatMap((name) => [name, "data-" + name, "data-consent-" + name])];

/**
 * Holds scripts back until their category is granted, then lets each go once, in the order of the document. Watches
 * for those that the parser or the page adds later, in the document and in every shadow root it is told to watch.
 * open lets go what may go now, and gives the page time between scripts.
 * @param {import("./types").Gate} rules
 */
export function gate({ may, other, nonce, named, noted, wrong, turn }) {
  /** Scripts whose turn has been, and what they have left. */
  const seen = new WeakSet();
  /** Scripts that were in the page when it was first read. */
  const parsed = new WeakSet();
  /** Elements that have their addresses from us. */
  const lent = new WeakSet();
  // Shadow roots come and go on a page that lives long.
  const roots = /** @type {Set<WeakRef<Document | ShadowRoot>>} */ (new Set());
  /** Scripts that are to be looked at, in the order of the document: what stays held is found there again. @type {Set<HTMLScriptElement>} */
  const due = new Set();
  /** Scripts on their way, and how they are taken out. @type {Map<HTMLScriptElement, () => void>} */
  const flying = new Map();
  /** @type {Promise<unknown>[]} */
  let ahead = [];
  /** When the page had its turn last; before it is read, it does not wait for that. */
  let rested = Infinity;
  let running = false;
  /** The last script, while the parser may not have read all of it. @type {HTMLScriptElement | undefined} */
  let unread;
  /** What puts scripts into the page. @type {import("./types").Turn | undefined} */
  let turns;

  const find = () =>
    [...roots].flatMap((ref) => {
      const root = ref.deref();
      if (!root) roots.delete(ref);
      return root ? /** @type {any[]} */ ([...own(root).querySelectorAll(held)]) : [];
    });

  const look = (/** @type {Iterable<any>} */ elements, /** @type {boolean} */ early) => {
    for (const element of elements) {
      if (!element || seen.has(element)) continue;
      const yes = may(element);
      if (early) parsed.add(element);
      if (yes === undefined) wrong(element);
      if (element.localName !== "script") {
        if (!yes && !lent.has(element)) hold(element, names, wrong);
        other(element);
      } else if (inert(element)) {
        due.delete(element);
        due.add(element);
      } else yes || wrong(element);
    }
  };

  const send = (/** @type {HTMLScriptElement} */ script) => {
    const fresh = nonce ? script.nonce === nonce && whole(script) : named(script);
    if (!fresh && (nonce || !parsed.has(script) || nonced())) return wrong(script, "late");
    seen.add(script);
    const real = release(script, trust(), fresh, turns);
    seen.add(real);
    noted(real);
    // What a module imports is on its way, too; of one in the page itself, nothing tells when it has run.
    if (!real.src && !kind(real)) return;
    const done = new Promise((end) => {
      const over = () => end(flying.delete(real));
      flying.set(real, () => {
        // It runs in no other document than the one that has asked for it.
        new Document().append(real);
        turns?.off(real, script);
        over();
        if (real.src) seen.delete(script);
      });
      for (const event of ["load", "error"]) real.addEventListener(event, over);
      // One that came by innerHTML never begins, and nothing tells.
      setTimeout(end, patience);
    });
    if (!(kind(real) || real.async || real.defer || real.noModule)) ahead.push(done);
  };

  const ready = (/** @type {HTMLScriptElement} */ script) => {
    due.delete(script);
    return script.isConnected && inert(script) && may(script) && (complete(script) ?? !(unread = script));
  };

  // Whatever is added to the set meanwhile, also anew, has its turn too.
  const run = async () => {
    if (running) return;
    running = true;
    for (const script of due) {
      if (!ready(script)) continue;
      if (turn) await (turns ??= await turn())?.ready(script);
      if (ahead.length && !script.hasAttribute("src")) {
        await Promise.all(ahead);
        ahead = [];
      }
      if (!ready(script)) continue;
      try {
        send(script);
      } catch {
        wrong(script, "code");
      }
      if (performance.now() - rested < slice) continue;
      await pause();
      rested = performance.now();
    }
    running = false;
  };

  const observer = new MutationObserver((records) => {
    const found = new Set();
    for (const { target, addedNodes } of /** @type {any[]} */ (records)) {
      found.add(own(target).closest?.("[data-consent]:not(form)"));
      for (const node of addedNodes) {
        if (own(node).matches?.(held)) found.add(node);
        own(node).querySelectorAll?.(held).forEach(found.add, found);
      }
    }
    if (unread) due.add(unread);
    unread = undefined;
    look(found, own(document).readyState === "loading");
    run();
  });
  const watch = (/** @type {Document | ShadowRoot} */ root) => {
    roots.add(new WeakRef(root));
    observer.observe(root, { childList: true, subtree: true, attributeFilter });
    look(/** @type {NodeListOf<any>} */ (own(root).querySelectorAll(held)), true);
    return run();
  };
  const open = (/** @type {boolean} */ early) => {
    rested = early ? Infinity : 0;
    for (const [script, out] of flying) may(script) || out();
    look(find(), early);
    return run();
  };
  own(document).addEventListener("DOMContentLoaded", () => open(true));
  return { lent, open: () => open(false), watch };
}

/** @param {HTMLScriptElement} script an SVG one has no text */
function inert(script) {
  return script.text != null && script.matches('[type="text/plain" i]');
}
