import { own } from "../own.js";
import { waited } from "./waited.js";

/**
 * Warns, once per origin, of requests to others that did not wait at the gate: not those of what has been let go.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function bypass(page, tools) {
  const origin = (/** @type {string} */ url) => new URL(url, own(document).baseURI).origin;
  const known = new Set([location.origin, origin(page.base), "null"]);
  // What has once been let go may be heard of after it has been taken back.
  const passed = /** @type {Set<string>} */ (new Set());
  const look = () => {
    const held = /** @type {NodeListOf<HTMLElement>} */ (own(document).querySelectorAll("[data-consent]"));
    const may = [...held].filter(({ dataset }) => tools.may(page, dataset.consent ?? ""));
    for (const element of [...(page.gone ?? []).map(({ script }) => script), ...may]) {
      if (element instanceof HTMLScriptElement && element.src) passed.add(origin(element.src));
      for (const url of waited(element)) passed.add(origin(url));
    }
  };
  own(document).addEventListener("biscotte:choice", look);
  new PerformanceObserver((list) => {
    look();
    for (const { name, initiatorType } of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
      const from = origin(name);
      if (known.has(from) || passed.has(from)) continue;
      known.add(from);
      const doubt = passed.size ? ", unless something that was let go has asked for it" : "";
      console.warn(`biscotte: ${name} (${initiatorType}) did not wait for consent${doubt}: give it data-consent`);
    }
  }).observe({ type: "resource", buffered: true });
}
