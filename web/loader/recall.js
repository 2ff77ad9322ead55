/**
 * Takes a script out that is on its way: it runs in no other document than the one that has asked for it. The held one
 * waits again, for a new yes.
 * @param {HTMLScriptElement} script
 * @param {HTMLScriptElement} held
 */
export function recall(script, held) {
  new Document().append(script);
  delete held.dataset.consentGone;
  for (const name of ["id", "data-consent"]) {
    const value = script.getAttribute(name);
    if (value !== null) held.setAttribute(name, value);
  }
}
