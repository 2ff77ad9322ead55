/**
 * Says what could not be loaded, a moment later: in Firefox, all that is on its way fails when a page is left, before the
 * page hears that it is, and nobody is to blame.
 * @param {Error} error
 */
export function complain({ message }) {
  setTimeout(console.warn, 3000, "biscotte:", message);
}
