/**
 * Warns, once per origin, of requests to others that did not wait at the gate: not those of what has been let go.
 * @param {import("../types").Page} page
 * @param {typeof import("../tools.js").tools} tools
 */
export function bypass(page, tools) {
  const origin = (/** @type {string} */ url) => new URL(url, document.baseURI).origin;
  const known = new Set([location.origin, origin(page.base), "null"]);
  const passed = () => {
    const all = /** @type {Set<string>} */ (new Set());
    const held = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-consent]"));
    const may = [...held].filter(({ dataset }) => tools.may(page, dataset.consent ?? ""));
    for (const element of [...(page.gone ?? []).map(({ script }) => script), ...may]) {
      const { dataset } = element;
      if (element instanceof HTMLScriptElement && element.src) all.add(origin(element.src));
      for (const url of [dataset.src, dataset.href, dataset.data, dataset.poster]) if (url) all.add(origin(url));
      for (const part of dataset.srcset?.split(",") ?? []) all.add(origin(part.trim().split(" ")[0]));
    }
    return all;
  };
  new PerformanceObserver((list) => {
    const gone = passed();
    for (const { name, initiatorType } of /** @type {PerformanceResourceTiming[]} */ (list.getEntries())) {
      const from = origin(name);
      if (known.has(from) || gone.has(from)) continue;
      known.add(from);
      const doubt = gone.size ? ", unless something that was let go has asked for it" : "";
      console.warn(`biscotte: ${name} (${initiatorType}) did not wait for consent${doubt}: give it data-consent`);
    }
  }).observe({ type: "resource", buffered: true });
}
