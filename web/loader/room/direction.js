/** Moves of a finger that come later than this, in milliseconds, are another gesture's. */
const pause = 200;

let last = { clientY: 0, timeStamp: 0 };

/**
 * Where a visitor wants to go in the page: 1 down, -1 up, 0 where an event does not say.
 * @param {Event} event
 */
export function direction(event) {
  if (event instanceof WheelEvent) return Math.sign(event.deltaY);
  if (event.type !== "touchmove") return 0;
  const { timeStamp } = event;
  const { clientY } = /** @type {TouchEvent} */ (event).touches[0];
  const way = timeStamp - last.timeStamp < pause ? Math.sign(last.clientY - clientY) : 0;
  last = { clientY, timeStamp };
  return way;
}
