/** The embeds and objects that are let go, by how each is held and how it is decided on again. */
const live = /** @type {Map<HTMLElement, {hold: () => void, again: () => void}>} */ (new Map());

/**
 * Has embeds and objects taken back while the page rests in the browser's memory: once it is shown again, WebKit asks
 * for what they embed before any script has its turn, and by then the answer may be another.
 * @param {HTMLElement} element
 * @param {boolean} yes whether it is let go
 * @param {() => void} hold
 * @param {() => void} again
 */
export function rest(element, yes, hold, again) {
  if (!/^(embed|object)$/.test(element.localName)) return;
  if (!live.size) {
    addEventListener("pagehide", leave);
    addEventListener("pageshow", come);
  }
  live.delete(element);
  for (const other of live.keys()) if (!other.isConnected) live.delete(other);
  if (yes) live.set(element, { hold, again });
}

/** @param {PageTransitionEvent} event */
function leave({ persisted }) {
  if (persisted) for (const { hold } of live.values()) hold();
}

/** @param {PageTransitionEvent} event */
function come({ persisted }) {
  if (persisted) for (const { again } of [...live.values()]) again();
}
