/**
 * Watches object[key], a queue. Where the page puts another array in its place, as a snippet does that begins with
 * "dataLayer = [", the vendor would never read what has been said: it goes to the front of the new one. Where the key
 * cannot be watched, nothing happens.
 * @param {any} object
 * @param {string} key
 * @param {unknown[][]} said what each call has put into the queue, in order
 */
export function replaced(object, key, said) {
  let queue = object[key];
  Reflect.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    get: () => queue,
    set(to) {
      const missing = (/** @type {unknown[]} */ items) => !items.every((item) => to.includes(item));
      if (Array.isArray(to)) to.unshift(...said.filter(missing).flat());
      queue = to;
    },
  });
}
