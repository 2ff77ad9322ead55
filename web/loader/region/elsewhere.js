/**
 * Begins with the data for where the page says that its visitor is, in data-region: at once if that is what the loader has
 * got. What cannot be had is the strictest: everything is asked first.
 * @param {import("../types").Page} page
 * @param {HTMLScriptElement | null} script the loader's own
 * @param {() => void} start
 */
export function elsewhere(page, script, start) {
  const { base, data } = page;
  const { regions, signaller, sender, named, picker, words, finish, looks, purposes } = data;
  const region = script?.dataset.region;
  if (!regions || !region) return start();
  const paths = new Map(Object.entries(regions));
  const path = paths.get(region) ?? paths.get(region.replace(/-.*/, "")) ?? paths.get("");
  if (!path) return start();
  fetch(base + path)
    .then((response) => response.text())
    .then((text) => ({ ...JSON.parse(text, plain), signaller, sender, named, picker, words, finish, looks, __proto__: null }))
    .catch((error) => {
      console.warn(`biscotte: ${path}: ${error.message}; allow it in connect-src`);
      return { ...data, optOut: false, purposes: purposes.map((p) => ({ ...p, optOut: false, __proto__: null })), __proto__: null };
    })
    .then((other) => {
      page.data = other;
      start();
    });
}

/**
 * Takes an object's prototype, as the loader's own data has none: nothing that is on Object.prototype is in it.
 * @param {string} _
 * @param {any} value
 */
function plain(_, value) {
  return Array.isArray(value) || Object(value) !== value ? value : Object.setPrototypeOf(value, null);
}
