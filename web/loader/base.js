/**
 * The folder that our files are in. The address of the loader's own tag says it, where the tag has one; a copy of the
 * loader's text in the page or in another script has an address that leads elsewhere, or none, and goes by the path that
 * the server knows.
 * @param {import("./types").Data} data
 * @param {HTMLScriptElement | null} script the loader's own
 */
export function base(data, script) {
  return /^[^?#]*\/(?=(consent|loader\.\w+)\.js)/.exec(script?.src ?? "")?.[0] ?? location.origin + (data.base ?? "/");
}
