/**
 * What is let go and may be asked for again by the browser itself, by how it is held and how it is decided on again. Who
 * takes it out of the page has it forgotten.
 * @type {WeakMap<HTMLElement, {hold: () => void, again: () => void}>}
 */
const live = new WeakMap();
const all = /** @type {Set<WeakRef<HTMLElement>>} */ (new Set());
/** What is taken back while the page rests, by how it is decided on again; until then, nothing is. @type {Map<HTMLElement, () => void>} */
export const resting = new Map();

/**
 * Has embeds, objects and media taken back while the page rests in WebKit's memory: once it is shown again, they are
 * asked for before any script has its turn, and by then the answer may be another. Other engines go on with what they have.
 * @param {HTMLElement} element
 * @param {boolean} yes whether it is let go
 * @param {() => void} hold
 * @param {() => void} again
 */
export function rest(element, yes, hold, again) {
  if (!/Apple/.test(navigator.vendor) || !/^(embed|object|video|audio|source)$/.test(element.localName)) return;
  if (!yes) return void live.delete(element);
  if (!all.size) {
    addEventListener("pagehide", leave);
    addEventListener("pageshow", come);
  }
  if (!live.has(element)) all.add(new WeakRef(element));
  live.set(element, { hold, again });
}

/** @param {PageTransitionEvent} event */
function leave({ persisted }) {
  for (const ref of all) {
    const element = ref.deref();
    const ways = element && live.get(element);
    if (!ways) all.delete(ref);
    else if (persisted && element.isConnected) {
      resting.set(element, ways.again);
      ways.hold();
    }
  }
}

/** By the next task, the answer that was given elsewhere has been read. @param {PageTransitionEvent} event */
function come({ persisted }) {
  if (!persisted) return;
  setTimeout(() => {
    const all = [...resting.values()];
    resting.clear();
    for (const again of all) again();
  });
}
