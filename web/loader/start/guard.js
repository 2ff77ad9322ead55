/**
 * Makes wrappers for what the browser calls in the component: nothing any more once it is over, and an error ends it
 * instead of becoming the page's.
 * @param {() => boolean} alive
 * @param {(error: unknown) => void} failed
 */
export function guard(alive, failed) {
  return (/** @type {Function} */ call) =>
    /** @this {unknown} @param {unknown[]} args */
    function (...args) {
      if (!alive()) return undefined;
      try {
        return call.apply(this, args);
      } catch (error) {
        failed(error);
      }
    };
}
