import { own } from "./own.js";

/**
 * Assigns to document.cookie. Whether it was kept is for the caller to see: browsers drop cookies in silence.
 * @param {string} cookie
 */
export function write(cookie) {
  try {
    own(document).cookie = cookie;
  } catch {
    // A sandboxed frame may have no cookies.
  }
}
