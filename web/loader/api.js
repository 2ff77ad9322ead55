import { active } from "./active.js";
import { answer } from "./answer.js";
import { attempt } from "./attempt.js";
import { change } from "./change.js";
import { close } from "./close.js";
import { forget } from "./forget.js";
import { may } from "./may.js";
import { open } from "./open.js";
import { own } from "./own.js";

/**
 * window.biscotte: what the page may ask for.
 * @param {import("./types").Page} page
 * @returns {import("./types").Biscotte}
 */
export function api(page) {
  const handles = /** @type {WeakMap<Function, (event: Event) => void>} */ (new WeakMap());
  /** @type {Promise<any>} */
  let ready;
  const on = (/** @type {string} */ name, /** @type {Function} */ fn, once = false) => {
    const handle = handles.get(fn) ?? ((e) => fn(/** @type {CustomEvent} */ (e).detail));
    handles.set(fn, handle);
    // It comes once, and is told to whoever calls later, too.
    if (name === "ready" && ready) ready.then(/** @type {any} */ (fn));
    else own(document).addEventListener("biscotte:" + name, handle, { once });
    return () => off(name, fn);
  };
  const off = (/** @type {string} */ name, /** @type {Function} */ fn) =>
    own(document).removeEventListener("biscotte:" + name, /** @type {any} */ (handles.get(fn)));
  const next = (/** @type {string} */ name) => new Promise((done) => on(name, done, true));
  ready = next("ready");
  /** @type {import("./types").Biscotte} */
  const self = Object.freeze({
    version: VERSION,
    get language() {
      return page.lang;
    },
    get choice() {
      page.fresh?.();
      return page.choice;
    },
    get asking() {
      return page.asking;
    },
    allowed: (/** @type {string} */ wanted) => !!may(page, wanted),
    open: () => active(() => open(page)),
    close: () => close(page),
    accept: () => active(() => answer(page, true, "api")),
    refuse: () => active(() => answer(page, false, "api")),
    set: (/** @type {Record<string, boolean>} */ answers) => active(() => change(page, answers)),
    reset: () => active(() => attempt(() => forget(page))),
    on,
    once: (/** @type {string} */ name, /** @type {Function} */ fn) => on(name, fn, true),
    off,
    async whenAnswered() {
      for (await ready; page.asking; ) await next("choice");
      return page.choice;
    },
    watch: (/** @type {ShadowRoot} */ root) => ready.then(() => page.watch(root)),
    push: (/** @type {(biscotte: import("./types").Biscotte) => void} */ fn) => ready.then(() => fn(self)),
  });
  return self;
}
