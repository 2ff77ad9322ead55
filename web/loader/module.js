let failures = 0;

/**
 * Imports one of our modules, and says what is wrong where that fails. Browsers remember a module that could not be loaded
 * by its address, fragment included: after a failure each attempt has one of its own.
 * @param {string} url
 */
export function module(url) {
  return import(failures ? `${url}#${failures}` : url).catch(({ message }) => {
    failures++;
    throw new Error(`${url}: ${message}; allow it in script-src, serve it as text/javascript, load consent.js by that name`);
  });
}
