let failures = 0;

/**
 * Imports one of our modules, and says what is wrong where that fails. Browsers remember a module that could not be loaded
 * by its address, fragment included: after a failure each attempt has one of its own.
 * @param {string} url
 */
export function module(url) {
  return import(failures ? `${url}#${failures}` : url).catch(() => {
    failures++;
    throw new Error(`${url}: is it there? allow it in script-src, send CORS headers, load consent.js by a classic tag`);
  });
}
