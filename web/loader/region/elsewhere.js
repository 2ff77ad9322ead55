/**
 * The data for where the page says that its visitor is, in data-region: undefined if that is what the loader has got.
 * What cannot be had is the strictest: everything is asked first.
 * @param {import("../types").Data} data
 * @param {HTMLScriptElement | null} script the loader's own
 * @returns {Promise<import("../types").Data> | undefined}
 */
export function elsewhere(data, script) {
  const { regions, signaller, sender, looks, purposes } = data;
  const region = script?.dataset.region;
  if (!script || !regions || !region) return undefined;
  const path = regions[region] ?? regions[region.replace(/-.*/, "")] ?? regions[""];
  if (!path) return undefined;
  return fetch(new URL(path, script.src))
    .then((response) => response.json())
    .then((other) => ({ ...other, signaller, sender, looks }))
    .catch((error) => {
      console.warn(`biscotte: ${path}: ${error.message}; allow it in connect-src`);
      return { ...data, optOut: false, purposes: purposes.map((p) => ({ ...p, optOut: false })) };
    });
}
