/**
 * Calls back once object[key] has been set and before anybody has read it: a vendor's snippet sets its function, and
 * what it then calls comes after what we have to say. Where the key cannot be watched, nothing happens.
 * @param {any} object
 * @param {string} key
 * @param {() => void} then
 */
export function arrival(object, key, then) {
  /** @type {unknown} */
  let value;
  let told = false;
  Reflect.defineProperty(object, key, {
    configurable: true,
    get() {
      if (value != null && !told) {
        told = true;
        then();
      }
      return value;
    },
    set: (to) => void (value = to),
  });
}
