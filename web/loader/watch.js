/**
 * Calls back when it may have changed whether an element can be seen: its size, its place in the window, and, for what no
 * observer hears of, a press anywhere in the page. It gives a function that is told which element that is, or none.
 * @param {() => void} look
 */
export function watch(look) {
  /** @type {Element | null} */
  let watched = null;
  const observers = [new ResizeObserver(look), new IntersectionObserver(look)];
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => watched && look(), true);
  return (/** @type {Element | null} */ element) => {
    if (element === watched) return;
    watched = element;
    for (const observer of observers) {
      observer.disconnect();
      if (element) observer.observe(element);
    }
  };
}
