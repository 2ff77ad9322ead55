import { own } from "../own.js";

/** Scripts that were let go, and those that these have written. @type {WeakSet<Element>} */
const ours = new WeakSet();
/** The addresses of the modules among them that have not run yet: a module is no currentScript. @type {Set<string>} */
const modules = new Set();
/** The one that runs at once, as it is put into the page. @type {HTMLScriptElement | undefined} */
let inside;

/** Knows which script that was let go is running. */
export const current = {
  /** @param {HTMLScriptElement} script */
  add(script) {
    ours.add(script);
    if (script.type === "module" && script.src) modules.add(script.src);
  },
  /** @param {HTMLScriptElement} script */
  end(script) {
    modules.delete(script.src);
  },
  /** Takes a step in which an inline script runs. @param {HTMLScriptElement} script @param {() => void} step */
  within(script, step) {
    const before = inside;
    inside = script;
    try {
      step();
    } finally {
      inside = before;
    }
  },
  /** The script that runs now, if it is one of these; true for a module. */
  script() {
    const script = own(document).currentScript;
    if (inside) return inside;
    if (script) return ours.has(script) ? /** @type {HTMLScriptElement} */ (script) : undefined;
    return modules.size ? [...modules].some((url) => new Error().stack?.includes(url)) || undefined : undefined;
  },
};
