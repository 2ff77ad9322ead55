/** @typedef {{key: string, held: WeakRef<HTMLScriptElement>, page: string}} Gone */

/** Scripts that have been let go in markup that no framework had adopted. @type {Gone[]} */
let early = [];

const marked = (/** @type {Element} */ element) => Object.getOwnPropertyNames(element).some((name) => /^__(react|v|svelte)/.test(name));

/** What one is, beside where it is. @param {HTMLScriptElement} held */
function key({ src, text, dataset }) {
  return JSON.stringify([src, text, dataset.consentType ?? dataset.type ?? ""]);
}

/**
 * Knows which scripts have gone in this document: a framework that does not like what a server has drawn draws it anew, and
 * what has gone goes no second time for that. A view that is drawn again later is another view.
 */
export const gone = {
  /** @param {HTMLScriptElement} held */
  note(held) {
    if (!marked(held)) early.push({ key: key(held), held: new WeakRef(held), page: location.href });
  },
  /** Makes nothing of one that has taken the place of another. @param {HTMLScriptElement} held */
  veto(held) {
    if (!early.length) return;
    early = early.filter((one) => one.held.deref() && one.page === location.href);
    const at = early.findIndex((one) => {
      const old = one.held.deref();
      return old && old !== held && !old.isConnected && !marked(old) && one.key === key(held);
    });
    if (at < 0) return;
    early.splice(at, 1);
    held.type = "text/gone";
    held.dataset.consentGone = "1";
  },
};
