/**
 * Waits until the browser has painted what has just changed, or for a tenth of a second where it does not paint.
 * @returns {Promise<unknown>}
 */
export function pause() {
  return new Promise((done) => {
    setTimeout(done, 100);
    requestAnimationFrame(() => setTimeout(done));
  });
}
