/**
 * The data for where the page says that its visitor is, in data-region: undefined if that is what the loader has got.
 * What cannot be had is the strictest: everything is asked first.
 * @param {import("../types").Page} page
 * @param {HTMLScriptElement | null} script the loader's own
 * @returns {Promise<import("../types").Data> | undefined}
 */
export function elsewhere({ base, data }, script) {
  const { regions, signaller, sender, looks, purposes } = data;
  const region = script?.dataset.region;
  if (!regions || !region) return undefined;
  const paths = new Map(Object.entries(regions));
  const path = paths.get(region) ?? paths.get(region.replace(/-.*/, "")) ?? paths.get("");
  if (!path) return undefined;
  return fetch(base + path)
    .then((response) => response.json())
    .then((other) => ({ ...other, signaller, sender, looks }))
    .catch((error) => {
      console.warn(`biscotte: ${path}: ${error.message}; allow it in connect-src`);
      return { ...data, optOut: false, purposes: purposes.map((p) => ({ ...p, optOut: false })) };
    });
}
