/** What is locked, and whether the page itself has it inert. @type {Map<HTMLElement, boolean>} */
const locked = new Map();
const observer = new MutationObserver((records) => {
  for (const { target } of records) take(/** @type {HTMLElement} */ (target));
  observer.takeRecords();
});

/**
 * Makes everything in the page inert but our elements and what they are in, or gives it back as the page has it: also as
 * the page has made it meanwhile.
 * @param {boolean} on
 * @param {Element} [ours]
 */
export function lock(on, ours) {
  const all = /** @type {HTMLElement[]} */ ([...document.documentElement.children]);
  const wanted = all.filter((one) => on && !/^(head|biscotte-.*)$/.test(one.localName) && !one.contains(ours ?? null));
  for (const [element, was] of locked) {
    if (wanted.includes(element)) continue;
    locked.delete(element);
    element.inert = was;
  }
  observer.disconnect();
  for (const element of wanted) {
    if (!locked.has(element)) take(element);
    observer.observe(element, { attributeFilter: ["inert"] });
  }
}

/** @param {HTMLElement} element */
function take(element) {
  locked.set(element, element.inert);
  element.inert = true;
}
