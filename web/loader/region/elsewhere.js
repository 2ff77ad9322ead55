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
    .then((response) => response.json())
    .then((other) => ({ ...other, signaller, sender, named, picker, words, finish, looks }))
    .catch((error) => {
      console.warn(`biscotte: ${path}: ${error.message}; allow it in connect-src`);
      return { ...data, optOut: false, purposes: purposes.map((p) => ({ ...p, optOut: false })) };
    })
    .then((other) => {
      page.data = { ...other, __proto__: null }; // as the loader's own; its purposes lose theirs in obey.js
      start();
    });
}
