/** How soon something that could not be had is asked for again, in milliseconds: twice as long each time. */
let rest = 15_000;

/**
 * Calls back once, when the line is back or after a while.
 * @param {() => void} then
 */
export function retry(then) {
  const once = () => {
    then();
    then = () => {};
  };
  addEventListener("online", once, { once: true });
  window.setTimeout(once, (rest *= 2));
}
