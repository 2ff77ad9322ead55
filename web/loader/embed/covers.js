/** @typedef {{host: HTMLElement, wanted: string, off: () => void}} Cover */

/** The placeholders that there are, by what they stand for. @type {WeakMap<HTMLElement, Cover>} */
export const covers = new WeakMap();
