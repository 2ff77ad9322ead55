/**
 * Makes a held script wait again, for a new yes, whose own one has been taken out on its way.
 * @param {HTMLScriptElement} script
 * @param {HTMLScriptElement} held
 */
export function recall(script, held) {
  delete held.dataset.consentGone;
  for (const name of ["id", "data-consent"]) {
    const value = script.getAttribute(name);
    if (value !== null) held.setAttribute(name, value);
  }
}
