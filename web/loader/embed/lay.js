/** Less than this, in pixels, is no room for a question: such a frame is not there to be seen. */
const least = 48;

/** How far apart two boxes may be, in pixels, and still be in one place; and of one size, which is in whole pixels. */
const near = { place: 0.05, size: 0.55 };

/** @typedef {{host: HTMLElement, element: HTMLElement}} Pair a placeholder, and what it lies over */

// What is said to a placeholder is not its texts' to inherit: browsers would look at all of them again.
for (const name of ["w", "h", "x", "y"]) {
  try {
    CSS.registerProperty({ name: "--bsc-" + name, syntax: "*", inherits: false });
  } catch {
    // It is only slower in older browsers; a page has it once.
  }
}

/**
 * Lays placeholders over their elements, where they are not yet. What is read after something has been written makes the
 * browser lay out the page: first everything is read, then written, however many they are.
 * @param {Pair[]} pairs
 */
export function lay(pairs) {
  const wrong = pairs.map(sized).filter(misplaced);
  for (const { host, width, height } of wrong) {
    host.hidden = small(width, height);
    set(host, { w: width, h: height, x: 0, y: 0 });
  }
  const shown = wrong.filter(({ host }) => !host.hidden);
  const ways = shown.map(({ host, element }) => {
    const [there, here] = boxes(host, element);
    // Where what is around them is zoomed or scaled, a pixel of theirs is not one of the window's.
    return {
      x: (there.left - here.left) / (here.width / host.offsetWidth || 1),
      y: (there.top - here.top) / (here.height / host.offsetHeight || 1),
    };
  });
  shown.forEach(({ host }, i) => set(host, ways[i]));
}

/** @param {Pair} pair */
function sized({ host, element }) {
  return { host, element, width: element.offsetWidth, height: element.offsetHeight };
}

/** Whether a placeholder is not where its element is, or not as large. @param {ReturnType<typeof sized>} pair */
function misplaced({ host, element, width, height }) {
  if (small(width, height)) return !host.hidden;
  const [there, here] = boxes(host, element);
  const off = (/** @type {"left" | "top" | "width" | "height"} */ what) => Math.abs(there[what] - here[what]);
  return host.hidden || Math.max(off("left"), off("top")) > near.place || Math.max(off("width"), off("height")) > near.size;
}

/** @param {HTMLElement} host @param {HTMLElement} element */
function boxes(host, element) {
  return [element.getBoundingClientRect(), host.getBoundingClientRect()];
}

/** @param {number} width @param {number} height */
function small(width, height) {
  return width < least || height < least;
}

/** @param {HTMLElement} host @param {Record<string, number>} values */
function set(host, values) {
  for (const [name, value] of Object.entries(values)) host.style.setProperty("--bsc-" + name, value + "px");
}
