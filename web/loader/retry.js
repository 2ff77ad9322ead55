/** How soon something that could not be had is asked for again, in milliseconds: twice that at first, then twice as long each time. */
let rest = 15_000;
const longest = 600_000;

/**
 * Calls back when the line is back, or after a while.
 * @param {() => void} then
 */
export function retry(then) {
  /** @type {number} */
  let timer;
  const once = () => {
    clearTimeout(timer);
    removeEventListener("online", once);
    then();
  };
  addEventListener("online", once);
  timer = window.setTimeout(once, (rest = Math.min(rest * 2, longest)));
}
