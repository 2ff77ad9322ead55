/**
 * Imports one of our modules, and says what is wrong where that fails.
 * @param {string} url
 */
export function module(url) {
  return import(url).catch(({ message }) => {
    throw new Error(`${url}: ${message}; allow it in script-src, serve it as text/javascript`);
  });
}
