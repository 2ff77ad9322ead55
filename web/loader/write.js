/**
 * Assigns to document.cookie. Whether it was kept is for the caller to see: browsers drop cookies in silence.
 * @param {string} cookie
 */
export function write(cookie) {
  try {
    Reflect.set(Object.getPrototypeOf(document), "cookie", cookie, document); // see own.js
  } catch {
    // A sandboxed frame may have no cookies.
  }
}
